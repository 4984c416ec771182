import { create } from 'zustand'
import type { StepType } from '../../../core/domain/entry/entry.ts'
import type { HandoffReason } from '../../../core/domain/session/handoff-reason.ts'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { Half } from './half.ts'
import type { SessionStatus } from '../../../core/domain/session/session.ts'

export type SessionScope = 'mine' | 'parked' | 'team'

/** What a list shows: sessions with these statuses (any, if empty), this category and client. */
export type ListChoice = {
  statuses: readonly SessionStatus[]
  category: string | null
  /** Only this client; '' for sessions without one. */
  client: string | null
}
const everything: ListChoice = { statuses: [], category: null, client: null }

/** An escalation's priority, reason and target: a person, a team, or neither for everyone. */
export type EscalatedBefore = {
  priority: Priority
  reason: HandoffReason | null
  targetUserId: string | null
  targetTeamId: string | null
}

/** A dialog about a session; `text` is what was typed before it opened, for example in the composer. */
export type SessionDialog =
  /** `ticket` is filled in unless the draft has one. */
  | { kind: 'new'; ticket?: string }
  | { kind: 'park' | 'resolve'; sessionId: string; text: string }
  /** `again` has the priority and target of the previous escalation. */
  | { kind: 'escalate'; sessionId: string; text: string; again?: EscalatedBefore }
  | {
      kind: 'edit' | 'history' | 'fix' | 'due' | 'ticket' | 'write-up' | 'written' | 'briefing' | 'ai-calls'
      sessionId: string
    }
  /** Keeps a fix beyond its session: its words as a saved note, or the session's steps as a template. */
  | { kind: 'keep-note' | 'keep-template'; sessionId: string }
  /** `entryId` is the step to fork at. */
  | { kind: 'fork'; sessionId: string; entryId: string | null }

/** Client, contact and device in the order in which Tab goes through them. */
export const whoseFields = ['client', 'contact', 'device'] as const
export type WhoseField = (typeof whoseFields)[number]
export type EditedWhose = { sessionId: string; field: WhoseField; place: 'head' | 'lane' }

/** The type a step form is opened for, and the text it starts with. */
export type BegunStep = { type: StepType; text: string }

export type SessionView = 'timeline' | 'path'
const onTimeline = { first: 'timeline', second: 'timeline' } as const

type SessionScreenState = {
  dialog: SessionDialog | null
  /** Whether a half's task lane was opened for its session; where there is plenty of room, it's always shown. */
  laneOpen: Record<Half, boolean>
  /** What the middle of a half shows: everything that happened, or only the steps. */
  view: Record<Half, SessionView>
  /** What of a session's client is being edited in its place, in its head or in its lane. */
  whose: EditedWhose | null
  /** Whether the form for a step with options replaces the composer; `begun` until the form has taken it over. */
  stepForm: { sessionId: string; begun: BegunStep | null } | null
  /** Whether the composer takes the focus when it comes back. */
  composerWanted: boolean
  /** An entry to scroll to and highlight. */
  reveal: { sessionId: string; entryId: string } | null
  /** The branch whose entries the timeline shows; null for all. */
  onBranch: { sessionId: string; branchId: string } | null
  lists: Record<SessionScope, ListChoice>
  /** Whether the list of everyone's sessions shows only the person's own team. */
  teamOnly: boolean
  /** Whether the person's own list shows what they handed over and someone claimed, instead of what they own. */
  handedOver: boolean
  /** Whose escalations the queue shows. */
  queueScope: 'account' | 'team'
  /** The client whose handoffs the queue shows; null for all. */
  queueClient: string | null
}

const nothingOpen: SessionScreenState = {
  dialog: null,
  laneOpen: { first: false, second: false },
  view: onTimeline,
  whose: null,
  stepForm: null,
  reveal: null,
  onBranch: null,
  composerWanted: false,
  lists: { mine: everything, parked: everything, team: everything },
  teamOnly: false,
  handedOver: false,
  queueScope: 'account',
  queueClient: null,
}

/** What is open and selected on the session and handoff screens. Lasts as long as one person has the window. */
export const useSessionScreen = create<SessionScreenState>(() => nothingOpen)

/** Closes everything and clears all filters, for the next person. */
export const closeWhatIsOpen = (): void => useSessionScreen.setState(nothingOpen)
/** Keeps what is open without the text it opened with, which is in the draft of its form by then. */
export const forgetTyped = (): void =>
  useSessionScreen.setState(({ dialog, stepForm }) => ({
    dialog: dialog !== null && 'text' in dialog ? { ...dialog, text: '' } : dialog,
    stepForm: stepForm === null ? null : { ...stepForm, begun: null },
  }))

export const openDialog = (dialog: SessionDialog): void => useSessionScreen.setState({ dialog })
export const closeDialog = (): void => useSessionScreen.setState({ dialog: null })
const setLane = (half: Half, isOpen: boolean): void =>
  useSessionScreen.setState(({ laneOpen }) => ({ laneOpen: { ...laneOpen, [half]: isOpen } }))
export const toggleLane = (half: Half): void => setLane(half, !useSessionScreen.getState().laneOpen[half])
export const openLane = (half: Half): void => setLane(half, true)
export const closeLane = (half: Half): void => setLane(half, false)
/** Edits a field in its place. Null ends it. */
export const editWhose = (whose: EditedWhose | null): void => useSessionScreen.setState({ whose })
export const setView = (half: Half, chosen: SessionView): void =>
  useSessionScreen.setState(({ view }) => ({ view: { ...view, [half]: chosen } }))
export const openStepForm = (sessionId: string, type: StepType, text: string): void =>
  useSessionScreen.setState({ stepForm: { sessionId, begun: { type, text } } })
/** The form has it, in its draft: shown again, it isn't begun again. */
export const stepTaken = (taken: BegunStep | null): void =>
  useSessionScreen.setState(({ stepForm }) =>
    taken === null || stepForm?.begun !== taken ? {} : { stepForm: { ...stepForm, begun: null } },
  )
export const closeStepForm = (): void => useSessionScreen.setState({ stepForm: null, composerWanted: true })
export const composerTaken = (): void => useSessionScreen.setState({ composerWanted: false })

/** Scrolls to an entry in the timeline. */
export const revealEntry = (sessionId: string, entryId: string): void =>
  useSessionScreen.setState({ view: onTimeline, onBranch: null, reveal: { sessionId, entryId } })
export const entryRevealed = (): void => useSessionScreen.setState({ reveal: null })
/** Shows only one branch's entries, or all of them again. */
export const showBranch = (onBranch: { sessionId: string; branchId: string } | null): void =>
  useSessionScreen.setState({ onBranch, view: onTimeline })
export const setQueueScope = (queueScope: 'account' | 'team'): void =>
  useSessionScreen.setState({ queueScope })

export const setQueueClient = (queueClient: string | null): void => useSessionScreen.setState({ queueClient })

export const showHandedOver = (handedOver: boolean): void => useSessionScreen.setState({ handedOver })

const change = (scope: SessionScope, part: Partial<ListChoice>): void =>
  useSessionScreen.setState(({ lists }) => ({ lists: { ...lists, [scope]: { ...lists[scope], ...part } } }))

/** Shows or hides a status in one list. */
export const toggleStatus = (scope: SessionScope, status: SessionStatus, shown: boolean): void => {
  const others = useSessionScreen.getState().lists[scope].statuses.filter((other) => other !== status)
  change(scope, { statuses: shown ? [...others, status] : others })
}

/** Shows only one category, or all of them again. */
export const showCategory = (scope: SessionScope, category: string | null): void =>
  change(scope, { category })
/** Shows only one client's sessions, or all of them again. */
export const showClient = (scope: SessionScope, client: string | null): void => change(scope, { client })
export const toggleTeamOnly = (teamOnly: boolean): void => useSessionScreen.setState({ teamOnly })

/** Clears all filters of a list. */
export const showAllSessions = (scope: SessionScope): void => {
  change(scope, { statuses: [], category: null, client: null })
  if (scope === 'team') toggleTeamOnly(false)
}
