import { moveHandoff, whenEnded, type HandoffEvent } from '../../domain/handoff/handoff.ts'
import type { Attachment } from '../../domain/files/attachment.ts'
import { type NewsKind, withNews } from '../../domain/session/news.ts'
import type { Branch, BranchStatus } from '../../domain/branches/branch.ts'
import { isAnswered, type Entry, type EventName, type Step } from '../../domain/entry/entry.ts'
import { type Session, transition, type SessionEvent } from '../../domain/session/session.ts'
import { isLocalOutcome, outcomeOf, type WriteUp } from '../../domain/write-up/write-up.ts'
import { stopped } from '../../policy/advance.ts'
import type { Work } from './define-intent.ts'
import { type Done, doneNow, timeIn } from './device-time.ts'

/** What several intents have in common: check the owner, move the status, save the session, record events. */

/** The session with that id. */
export const sessionOf = (work: Work, id: string): Session => work.get('sessions', id, 'session')

/** The session; rejects unless the actor owns it. */
export const ownedSession = (work: Work, id: string): Session => {
  const session = sessionOf(work, id)
  const { actor } = work.context
  if (session.ownerId !== actor.id) {
    work.reject(
      'not_owner',
      `${work.nameOf(session.ownerId)} owns this session now, so only they can do that.`,
      {
        by: session.ownerId,
      },
    )
  }
  return session
}

/** What a session does while its last write-up is still on its way to a ticket that is being looked up. */
const goesOnMeanwhile: ReadonlySet<SessionEvent> = new Set(['claim', 'return', 'park', 'resume'])

/** The session's confirmed write-up, if its ticket is still being looked up. */
const waitingWriteUp = (work: Work, { writeUpId }: Session): WriteUp | null => {
  const writeUp = writeUpId === null ? null : work.find('writeups', writeUpId)
  const waits = writeUp !== null && writeUp.writebackId === null && !isLocalOutcome(writeUp.outcome)
  return waits ? writeUp : null
}

/**
 * The session after a status event; rejects with the status machine's sentence.
 *
 * A write-up is about how a session ended: once it moves on, that was before. One whose ticket is still being looked up is
 * kept until it has been found, unless something else ends the session first: then it stays in Baton.
 */
export const moved = (work: Work, session: Session, event: SessionEvent): Session => {
  const result = transition(session.status, event)
  if (!result.ok) return work.reject(result.problem.kind, result.problem.message)
  const status = result.value
  if (event === 'accept') return { ...session, status }
  const waiting = waitingWriteUp(work, session)
  if (waiting === null) return { ...session, status, writeUpId: null }
  if (goesOnMeanwhile.has(event)) return { ...session, status }
  work.put('writeups', { ...waiting, outcome: outcomeOf(waiting.kind, false) })
  return { ...session, status, writeUpId: null }
}

/** Saves the session as changed now; `draft` if a draft made from it is now out of date. */
export const saveSession = (work: Work, session: Session, options: { draft: boolean }): Session => {
  const saved = {
    ...session,
    stateVersion: session.stateVersion + (options.draft ? 1 : 0),
    updatedAt: Math.max(session.updatedAt, timeIn(work, session)),
    updatedBy: work.context.actor.id,
  }
  work.put('sessions', saved)
  return saved
}

type NewEntry = {
  id?: string
  kind: Entry['kind']
  text: string
  attachments?: readonly Attachment[]
  mentions?: readonly string[]
  step?: Omit<Step, 'order' | 'answeredBy' | 'answeredAt' | 'toDo'> & { toDo?: boolean }
  event?: { name: EventName; handoffId?: string }
  /** The actor, unless the assistant wrote it. */
  authorId?: string
  /** The active branch, unless it belongs elsewhere. */
  branchId?: string | null
} & Pick<Entry, 'ask' | 'answer' | 'suggestedIn'>

/** Who answered a step, and when; no one while it is open. */
export const answeredBy = (
  step: Parameters<typeof isAnswered>[0],
  { by, at }: Done,
): Pick<Step, 'answeredBy' | 'answeredAt'> =>
  isAnswered(step) ? { answeredBy: by, answeredAt: at } : { answeredBy: null, answeredAt: null }

/** Appends an entry to the timeline, on the active branch unless said otherwise; returns the session with its counts updated. */
export const appendEntry = (work: Work, session: Session, entry: NewEntry): Session => {
  const { actor, accountId, now, authority } = work.context
  const seq = session.entryCount + 1
  const stepCount = session.stepCount + (entry.step === undefined ? 0 : 1)
  work.put('entries', {
    id: entry.id ?? work.nextId(),
    accountId,
    rev: 0,
    sessionId: session.id,
    branchId: entry.branchId === undefined ? session.activeBranchId : entry.branchId,
    seq,
    kind: entry.kind,
    authorId: entry.authorId ?? actor.id,
    text: entry.text,
    attachments: [...(entry.attachments ?? [])],
    mentions: [...(entry.mentions ?? [])],
    step:
      entry.step === undefined
        ? null
        : {
            ...entry.step,
            toDo: entry.step.toDo ?? false,
            order: stepCount,
            ...answeredBy(entry.step, doneNow(work, session)),
          },
    event:
      entry.event === undefined ? null : { name: entry.event.name, handoffId: entry.event.handoffId ?? null },
    at: timeIn(work, session),
    acceptedAt: authority === 'server' ? now : null,
    editedAt: null,
    history: [],
    ...(entry.ask === undefined ? {} : { ask: entry.ask }),
    ...(entry.answer === undefined ? {} : { answer: entry.answer }),
    ...(entry.suggestedIn === undefined ? {} : { suggestedIn: entry.suggestedIn }),
  })
  return { ...session, entryCount: seq, stepCount }
}

/** Appends an event and saves the session. */
export const recordEvent = (
  work: Work,
  session: Session,
  name: EventName,
  text: string,
  options: {
    handoffId?: string
    draft?: boolean
    /** The people its text mentions; each is told. */
    mentions?: readonly string[]
    /** Tells these people of it; `text` is what they read, if not the entry's. */
    tells?: { people: readonly string[]; kind: NewsKind; text?: string }
    /** The answer of the assistant that suggested it. */
    suggestedIn?: string
  } = {},
): Session => {
  const event = options.handoffId === undefined ? { name } : { name, handoffId: options.handoffId }
  const id = work.nextId()
  const { tells, mentions = [], suggestedIn } = options
  const by = suggestedIn === undefined ? {} : { suggestedIn }
  const next = appendEntry(work, session, { id, kind: 'event', text, event, mentions, ...by })
  const mentioned = tell(work, next, id, mentions, 'mention', text)
  const told =
    tells === undefined ? mentioned : tell(work, mentioned, id, tells.people, tells.kind, tells.text ?? text)
  return saveSession(work, told, { draft: options.draft ?? false })
}

/** The session with news of an entry for these people. */
export const tell = (
  work: Work,
  session: Session,
  entryId: string,
  people: readonly string[],
  kind: NewsKind,
  text: string,
): Session => {
  const by = work.context.actor.id
  return {
    ...session,
    news: withNews(session, people, { kind, by, entryId, text, at: timeIn(work, session) }),
  }
}

/**
 * The people who are mentioned, as far as they have access: whoever lost it by the time the server decides is left out,
 * because what was written must not be lost over that. Mentioning oneself means nothing.
 */
export const mentionedPeople = (work: Work, ids: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => {
    if (id === work.context.actor.id) return false
    const person = work.find('people', id)
    if (person === null) {
      work.reject('invalid_target', 'You mentioned someone who isn’t in this workspace. Remove the mention.')
    }
    if (person.active) return true
    if (work.context.authority === 'server') return false
    return work.reject(
      'invalid_target',
      `${person.name} no longer has access, so you can’t mention them. Remove the @.`,
    )
  })

/** The name of a person or team, for a sentence about whom a handoff is directed to. */
const targetNameIn =
  (work: Work, teamId: string | null) =>
  (id: string): string =>
    id !== teamId
      ? work.nameOf(id)
      : (work.find('accounts', work.context.accountId)?.teams.find((team) => team.id === id)?.name ??
        'a team')

/** Closes the session's open handoff, if any, because of what is happening to the session. */
export const closeOpenHandoff = (
  work: Work,
  session: Session,
  because: 'resumed' | 'resolved' | 'abandoned' | 'escalated',
): Session => {
  if (session.openHandoffId === null) return session
  const handoff = work.find('handoffs', session.openHandoffId)
  if (handoff !== null && handoff.state === 'open') {
    const { now } = work.context
    work.put('handoffs', {
      ...handoff,
      state: 'closed',
      closedAt: now,
      closedBecause: because,
      enrichment: whenEnded(handoff),
      policy: handoff.policy === null ? null : stopped(handoff.policy, now),
    })
  }
  return { ...session, openHandoffId: null, escalatedTo: null }
}

/** The branch with that id; rejects if it belongs to another session. */
export const branchOf = (work: Work, session: Session, id: string): Branch => {
  const branch = work.get('branches', id, 'branch')
  if (branch.sessionId !== session.id) work.reject('not_found', 'This branch belongs to another session.')
  return branch
}

/** A branch with a new status, and who gave it that when. */
export const withStatus = (branch: Branch, status: BranchStatus, { by, at }: Done): Branch => ({
  ...branch,
  status,
  statusBy: by,
  statusAt: at,
})

/** Sets the session's active branch aside, because only one can be active at a time. */
export const setBranchAside = (work: Work, { activeBranchId }: Session, done: Done): void => {
  const branch = activeBranchId === null ? null : work.find('branches', activeBranchId)
  if (branch !== null && branch.status === 'active') work.put('branches', withStatus(branch, 'untried', done))
}

/** A handoff before and after an event; rejects with the state machine's sentence. */
export const movedHandoff = (work: Work, handoffId: string, event: HandoffEvent) => {
  const handoff = work.get('handoffs', handoffId, 'handoff')
  const result = moveHandoff(handoff, event, targetNameIn(work, handoff.targetTeamId))
  if (!result.ok) {
    const { kind, message, ...details } = result.problem
    return work.reject(kind, message, details)
  }
  return { before: handoff, after: result.value }
}
