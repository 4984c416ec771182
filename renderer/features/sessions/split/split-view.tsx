import './split-view.css'
import { X } from 'lucide-react'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { HalfOf } from '../../../state/route/half.ts'
import { useRoute } from '../../../state/route/route.ts'
import { ActivePane, useShortcut } from '../../../state/keys/shortcuts.ts'
import { closeHalf, setActiveHalf, setShare, useSplit } from '../../../state/route/split.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { SessionDetail } from '../detail/session-detail.tsx'
import { splitWords as words } from './split.words.ts'

const halves = ['first', 'second'] as const

/**
 * Two sessions side by side. Each has its own timeline and composer; keys and the list act on the one with the focus.
 *
 * Ctrl+\ goes to the other one. Where there is no room for two, only the active one is on screen.
 */
export const SplitView = ({
  sessionIds,
  entryId,
}: {
  sessionIds: readonly [string, string]
  entryId: string | null
}) => {
  const active = useSplit((state) => state.active)
  const share = useSplit((state) => state.share)
  const route = useRoute()
  const view = useRef<HTMLDivElement | null>(null)

  const goTo = (half: 'first' | 'second') => {
    setActiveHalf(half)
    view.current
      ?.querySelector<HTMLElement>(`[data-half="${half}"] :is(.timeline, .path-view, textarea)`)
      ?.focus()
  }
  useShortcut('ctrl+\\', () => goTo(active === 'first' ? 'second' : 'first'), {
    label: words.other,
    scope: 'session',
  })

  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = view.current?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    setShare(((event.clientX - box.left) / box.width) * 100)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -5, ArrowRight: 5 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setShare(share + step)
  }

  return (
    <div
      ref={view}
      className="split-view"
      style={{ '--split-share': `${share}fr ${100 - share}fr` } as object}
    >
      {halves.map((half, index) => (
        <div
          key={half}
          className={half === active ? 'split-half split-active' : 'split-half'}
          data-half={half}
          role="group"
          aria-label={words[half]}
          onFocusCapture={() => setActiveHalf(half)}
          onPointerDownCapture={() => setActiveHalf(half)}
        >
          <HalfOf value={half}>
            <ActivePane value={half === active}>
              <div className="split-narrow" role="note">
                <span>{words.narrow}</span>
                <Button size="sm" onClick={() => goTo(half === 'first' ? 'second' : 'first')}>
                  {words.showOther}
                </Button>
              </div>
              <SessionDetail
                sessionId={sessionIds[index] ?? ''}
                entryId={index === 0 ? entryId : null}
                actions={<IconButton label={words.close} icon={X} onClick={() => closeHalf(route, half)} />}
              />
            </ActivePane>
          </HalfOf>
        </div>
      ))}
      {/* A separator that can be moved is a control: it has a value, and arrow keys change it. */}
      <div
        className="split-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={words.resize}
        aria-valuenow={share}
        aria-valuemin={30}
        aria-valuemax={70}
        tabIndex={0}
        style={{ left: `${share}%` }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => setShare(50)}
      />
    </div>
  )
}
