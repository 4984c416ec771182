import { create } from 'zustand'
import type { StepType } from '../../core/domain/entry.ts'
import type { Priority } from '../../core/domain/handoff.ts'
import type { SessionStatus } from '../../core/domain/session.ts'

export type SessionScope = 'mine' | 'parked' | 'team'

/** What a list shows: sessions of these statuses (of all when there is none) and this category, in this order. */
export type ListChoice = {
  statuses: readonly SessionStatus[]
  category: string | null
  sort: 'newest' | 'oldest' | 'ticket' | 'waiting'
}
const everything: ListChoice = { statuses: [], category: null, sort: 'newest' }

/** How urgent an escalation was and to whom it went; null for everyone. */
export type EscalatedBefore = { priority: Priority; targetUserId: string | null }

/** A dialog about sessions; `text` is what was typed before it opened, in the composer for one. */
export type SessionDialog =
  | { kind: 'new' }
  | { kind: 'park' | 'resolve'; sessionId: string; text: string }
  /** `again` holds how urgent it was and to whom it went the last time. */
  | { kind: 'escalate'; sessionId: string; text: string; again?: EscalatedBefore }
  | { kind: 'edit' | 'history' | 'fix'; sessionId: string }
  /** `entryId` names the step at which it forks. */
  | { kind: 'fork'; sessionId: string; entryId: string | null }

type SessionScreenState = {
  dialog: SessionDialog | null
  /** Whether the task lane lies over a narrow window; a wide one always shows it. */
  laneOpen: boolean
  /** What the middle of a session shows: all that happened, or the steps alone. */
  view: 'timeline' | 'path'
  /** The form for a step with options, in place of the line to write in. */
  stepForm: { sessionId: string; type: StepType; text: string } | null
  /** The line to write in takes the focus when it is there again. */
  composerWanted: boolean
  /** An entry to be brought into view and marked. */
  reveal: { sessionId: string; entryId: string } | null
  /** The one branch whose entries a timeline shows; null for all. */
  onBranch: { sessionId: string; branchId: string } | null
  lists: Record<SessionScope, ListChoice>
  /** Whether the list of everyone's sessions shows those of one's own team alone. */
  teamOnly: boolean
  /** Whether one's own list shows what one handed over and someone claimed, in place of what one holds. */
  handedOver: boolean
  /** Whose escalations the queue shows. */
  queueScope: 'account' | 'team'
}

/** What is open and chosen on the screens of sessions and handoffs. Gone with the window; nothing typed lives here. */
export const useSessionScreen = create<SessionScreenState>(() => ({
  dialog: null,
  laneOpen: false,
  view: 'timeline',
  stepForm: null,
  reveal: null,
  onBranch: null,
  composerWanted: false,
  lists: { mine: everything, parked: everything, team: everything },
  teamOnly: false,
  handedOver: false,
  queueScope: 'account',
}))

export const openDialog = (dialog: SessionDialog): void => useSessionScreen.setState({ dialog })
export const closeDialog = (): void => useSessionScreen.setState({ dialog: null })
export const toggleLane = (): void => useSessionScreen.setState(({ laneOpen }) => ({ laneOpen: !laneOpen }))
export const setView = (view: 'timeline' | 'path'): void => useSessionScreen.setState({ view })
export const openStepForm = (sessionId: string, type: StepType, text: string): void =>
  useSessionScreen.setState({ stepForm: { sessionId, type, text } })
export const closeStepForm = (): void => useSessionScreen.setState({ stepForm: null, composerWanted: true })
export const composerTaken = (): void => useSessionScreen.setState({ composerWanted: false })

/** Shows an entry where it stands in the timeline. */
export const revealEntry = (sessionId: string, entryId: string): void =>
  useSessionScreen.setState({ view: 'timeline', onBranch: null, reveal: { sessionId, entryId } })
export const entryRevealed = (): void => useSessionScreen.setState({ reveal: null })
/** Shows the entries of one branch alone, or of all again. */
export const showBranch = (onBranch: { sessionId: string; branchId: string } | null): void =>
  useSessionScreen.setState({ onBranch, view: 'timeline' })
export const setQueueScope = (queueScope: 'account' | 'team'): void =>
  useSessionScreen.setState({ queueScope })

export const showHandedOver = (handedOver: boolean): void => useSessionScreen.setState({ handedOver })

const change = (scope: SessionScope, part: Partial<ListChoice>): void =>
  useSessionScreen.setState(({ lists }) => ({ lists: { ...lists, [scope]: { ...lists[scope], ...part } } }))

/** Shows or hides a status in one list. */
export const toggleStatus = (scope: SessionScope, status: SessionStatus, shown: boolean): void => {
  const others = useSessionScreen.getState().lists[scope].statuses.filter((other) => other !== status)
  change(scope, { statuses: shown ? [...others, status] : others })
}

/** Shows one category alone, or all again. */
export const showCategory = (scope: SessionScope, category: string | null): void =>
  change(scope, { category })
export const sortSessions = (scope: SessionScope, sort: ListChoice['sort']): void => change(scope, { sort })
export const toggleTeamOnly = (teamOnly: boolean): void => useSessionScreen.setState({ teamOnly })

/** Takes every filter of a list away; its order stays. */
export const showAllSessions = (scope: SessionScope): void => {
  change(scope, { statuses: [], category: null })
  if (scope === 'team') toggleTeamOnly(false)
}
