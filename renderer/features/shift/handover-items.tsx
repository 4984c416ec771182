import { useEffect, useRef, useState } from 'react'
import { isTakeable, type Handover, type HandoverItem } from '../../../core/domain/handover/handover.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Pill, type Tone } from '../../ui/marks/pill.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { ItemFacts } from './item-facts.tsx'
import { nextToAnswer } from './next-to-answer.ts'
import { shiftWords as words } from './shift.words.ts'
import { uiWords } from '../../ui/ui.words.ts'

const tones: Record<HandoverItem['state'], Tone> = {
  open: 'accent',
  taken: 'green',
  declined: 'amber',
  left: 'red',
  returned: 'neutral',
  gone: 'neutral',
  withdrawn: 'neutral',
}

/** The sessions of a shift handover, each with where it stands; J and K move, T takes over, D declines, Enter opens. */
export const HandoverItems = ({
  handover: { from, items },
  canTake,
  canDecline,
  online,
  hasLayer,
  onTake,
  onDecline,
}: {
  handover: Handover
  canTake: boolean
  canDecline: boolean
  online: boolean
  /** A dialog is above it, so that its keys are off. */
  hasLayer: boolean
  onTake: (item: HandoverItem) => void
  onDecline: (item: HandoverItem) => void
}) => {
  const list = useRef<HTMLUListElement>(null)
  // What one has declined can still be taken, but it has its answer.
  const awaits = (item: HandoverItem) => (canDecline ? item.state === 'open' : isTakeable(item))
  const [at, setAt] = useState(() => Math.max(0, items.findIndex(awaits)))
  const current = items[at]
  const isOffered = current !== undefined && isTakeable(current)
  /** The current one, for as long as it awaits an answer: when it has one, the next that awaits one is current. */
  const awaiting = current !== undefined && awaits(current) ? current.sessionId : null
  const [awaited, setAwaited] = useState(awaiting)
  const [answered, setAnswered] = useState(0)
  if (awaiting !== awaited) {
    setAwaited(awaiting)
    if (awaiting === null && current?.sessionId === awaited) {
      setAt(nextToAnswer(items, at, awaits))
      setAnswered(answered + 1)
    }
  }
  const latest = useRef(at)
  useEffect(() => {
    latest.current = at
  })
  useEffect(() => {
    // The focus goes along if it was in the list.
    if (answered > 0 && list.current?.contains(document.activeElement) === true)
      list.current.children[latest.current]?.querySelector<HTMLElement>('a')?.focus()
  }, [answered])

  const move = (step: 1 | -1) => {
    const next = Math.min(Math.max(at + step, 0), items.length - 1)
    setAt(next)
    list.current?.children[next]?.querySelector<HTMLElement>('a')?.focus()
  }
  const keys = { scope: 'shift', palette: false } as const
  useShortcut('j', () => move(1), { ...keys, label: uiWords.next, repeat: true })
  useShortcut('k', () => move(-1), { ...keys, label: uiWords.previous, repeat: true })
  useShortcut('t', () => current !== undefined && onTake(current), {
    ...keys,
    label: words.takeKey,
    when: canTake && online && isOffered && !hasLayer,
  })
  useShortcut('d', () => current !== undefined && onDecline(current), {
    ...keys,
    label: words.declineKey,
    when: canDecline && current?.state === 'open' && !hasLayer,
  })
  return (
    <section className="shift-section" aria-label={words.items}>
      <ul className="shift-items" ref={list}>
        {items.map((item, index) => (
          <Row
            key={item.sessionId}
            item={item}
            from={from}
            isCurrent={index === at}
            canTake={canTake && isTakeable(item)}
            canDecline={canDecline && item.state === 'open'}
            online={online}
            onFocus={() => setAt(index)}
            onTake={() => onTake(item)}
            onDecline={() => onDecline(item)}
          />
        ))}
      </ul>
    </section>
  )
}

const Row = ({
  item,
  from,
  isCurrent,
  canTake,
  canDecline,
  online,
  onFocus,
  onTake,
  onDecline,
}: {
  item: HandoverItem
  from: string
  isCurrent: boolean
  canTake: boolean
  canDecline: boolean
  online: boolean
  onFocus: () => void
  onTake: () => void
  onDecline: () => void
}) => {
  const { youIn, youOr } = useNames()
  const me = useMe()
  const { sessionId, state, by, title, line, reason } = item
  const isMine = (state === 'taken' ? by : from) === me?.id
  const said = words.states[state]
  const hasActor = by !== null && (state === 'taken' || state === 'declined')
  return (
    <li className={isCurrent ? 'shift-item shift-item-now' : 'shift-item'}>
      <div className="shift-item-text">
        <a
          className="shift-title text-cut"
          dir="auto"
          href={`#/${isMine ? 'sessions' : 'team'}/${sessionId}`}
          title={title}
          onFocus={onFocus}
        >
          {title}
        </a>
        <ItemFacts item={item} isOwn={from === me?.id} />
        {line !== '' && (
          <p className="shift-line" dir="auto">
            {line}
          </p>
        )}
        {reason !== '' && by !== null && <p className="shift-reason">{words.reasonWas(youOr(by), reason)}</p>}
      </div>
      <div className="shift-answer">
        <Pill tone={tones[state]}>{hasActor ? words.by(said, youIn(by)) : said}</Pill>
        {canDecline && (
          <Button size="sm" variant="ghost" hint={isCurrent ? 'D' : undefined} onClick={onDecline}>
            {words.decline}
          </Button>
        )}
        {canTake && (
          <Button size="sm" hint={isCurrent ? 'T' : undefined} disabled={!online} onClick={onTake}>
            {words.take}
          </Button>
        )}
      </div>
    </li>
  )
}
