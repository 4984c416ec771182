import './task-lane.css'
import { memo, useEffect, useRef } from 'react'
import type { Branch, BranchState } from '../../../../core/domain/branches/branch.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useHalf } from '../../../state/route/half.ts'
import { useShortcuts } from '../../../state/keys/shortcuts.ts'
import { closeLane, useSessionScreen } from '../../../state/route/session-screen.ts'
import { BranchGroup } from './lane-branches.tsx'
import { DetailGroup } from './lane-details.tsx'
import { FactGroup } from './lane-facts.tsx'
import { FixGroup } from './lane-fixes.tsx'
import { laneWords } from './lane.words.ts'
import { TaskGroup } from './lane-tasks.tsx'
import { AssessmentGroup } from '../../enrichment/assessment-group.tsx'
import { TicketGroup } from '../../tickets/ticket-card.tsx'
import { RecentAtClient } from '../../similar/recent-at-client.tsx'
import { SimilarGroup } from '../../similar/similar-sessions.tsx'

/** Facts, questions, checks, fixes, and branches, beside the timeline. */
export const TaskLane = memo(
  ({
    id,
    session,
    steps,
    branches,
    states,
    facts,
    mayWrite,
  }: {
    id: string
    session: Session
    /** All steps of the session, however old. */
    steps: readonly Entry[]
    branches: readonly Branch[]
    /** The state of each branch, by id. */
    states: ReadonlyMap<string, BranchState>
    facts: readonly Fact[]
    mayWrite: boolean
  }) => {
    const half = useHalf()
    const open = useSessionScreen((state) => state.laneOpen[half])
    const lane = useRef<HTMLElement | null>(null)
    // Another session is read from its timeline first.
    useEffect(() => () => closeLane(half), [half])
    useEffect(() => {
      if (!open) return undefined
      const close = (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented || useShortcuts.getState().layers > 0) return
        const hadFocus = lane.current?.contains(document.activeElement) ?? false
        closeLane(half)
        if (hadFocus) document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`)?.focus()
      }
      document.addEventListener('keydown', close)
      return () => document.removeEventListener('keydown', close)
    }, [open, half, id])
    return (
      <aside
        ref={lane}
        id={id}
        className={open ? 'task-lane task-lane-open' : 'task-lane'}
        aria-label={laneWords.lane}
        // It scrolls, so it needs to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <DetailGroup session={session} mayWrite={mayWrite} />
        <TicketGroup session={session} mayWrite={mayWrite} />
        <FactGroup sessionId={session.id} facts={facts} steps={steps} mayWrite={mayWrite} />
        <TaskGroup type="question" sessionId={session.id} steps={steps} facts={facts} mayWrite={mayWrite} />
        <TaskGroup type="check" sessionId={session.id} steps={steps} facts={facts} mayWrite={mayWrite} />
        <FixGroup session={session} mayWrite={mayWrite} />
        <BranchGroup session={session} branches={branches} states={states} mayWrite={mayWrite} />
        <AssessmentGroup session={session} facts={facts} />
        <SimilarGroup session={session} />
        <RecentAtClient client={session.client} except={session.id} headClass="task-group-head" />
      </aside>
    )
  },
)
