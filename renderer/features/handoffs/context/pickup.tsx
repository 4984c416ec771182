import { useState } from 'react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Handoff, PickupMode } from '../../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { go } from '../../../state/route/route.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { KeyHint } from '../../../ui/buttons/kbd.tsx'
import { contextWords as words } from './context.words.ts'
import { useAct } from '../../shared/sessions/use-act.ts'

/** Asks the person who claimed how to go on: where it was left off, with a briefing, or fresh. Each opens the session. */
export const Pickup = ({
  handoff,
  session,
  branches,
  nameOf,
  takeFocus,
}: {
  handoff: Handoff
  session: Session | null
  branches: readonly Branch[]
  nameOf: (id: string) => string
  /** It has just replaced the button that was pressed. */
  takeFocus: boolean
}) => {
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const pick = async (mode: PickupMode) => {
    if (busy) return
    setBusy(true)
    const done = await act('handoff.pick-up', { handoffId: handoff.id, mode })
    setBusy(false)
    if (!done) return
    go(`/sessions/${handoff.sessionId}`)
    if (mode === 'briefing') openDialog({ kind: 'briefing', sessionId: handoff.sessionId })
  }
  useShortcut('c', () => void pick('continue'), { label: words.continueCommand, scope: 'handoff' })
  useShortcut('b', () => void pick('briefing'), { label: words.briefing, scope: 'handoff' })
  useShortcut('f', () => void pick('fresh'), { label: words.fresh, scope: 'handoff' })
  const branch = branches.find((one) => one.id === session?.activeBranchId)
  return (
    <footer className="handoff-actions">
      <p className="handoff-actions-say" id="handoff-pickup">
        {words.howToStart}
      </p>
      <div className="pickup">
        <button
          type="button"
          className="pickup-choice"
          aria-keyshortcuts="C"
          aria-describedby="handoff-pickup"
          // The button that was pressed is gone, and this comes next.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={takeFocus}
          onClick={() => void pick('continue')}
        >
          <span className="pickup-choice-title">{words.continue(nameOf(handoff.handedOffBy))}</span>
          <KeyHint keys="C" />
          <span className="pickup-choice-hint text-cut">
            {branch === undefined ? words.continueHint : words.continueOnBranch(branch.label)}
          </span>
        </button>
        <button
          type="button"
          className="pickup-choice"
          aria-keyshortcuts="B"
          onClick={() => void pick('briefing')}
        >
          <span className="pickup-choice-title">{words.briefing}</span>
          <KeyHint keys="B" />
          <span className="pickup-choice-hint text-cut">{words.briefingHint}</span>
        </button>
        <button
          type="button"
          className="pickup-choice"
          aria-keyshortcuts="F"
          onClick={() => void pick('fresh')}
        >
          <span className="pickup-choice-title">{words.fresh}</span>
          <KeyHint keys="F" />
          <span className="pickup-choice-hint text-cut">{words.freshHint}</span>
        </button>
      </div>
    </footer>
  )
}
