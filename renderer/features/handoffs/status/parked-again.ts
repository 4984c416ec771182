import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { IntentInput } from '../../../../core/intents/registry.ts'

/** The handoff that parks a session as it was parked before, for undoing what ended that. */
export const parkedAgain = (
  { sessionId, engineerNotes, priority, snapshot, wakeAt, wakeWall, wakeOnReply }: Handoff,
  handoffId: string,
  now: number,
): IntentInput<'handoff.create'> => ({
  handoffId,
  sessionId,
  intent: 'park',
  engineerNotes,
  priority,
  snapshot,
  wakeOnReply,
  // A time that has passed would wake it at once.
  ...(wakeAt !== null && wakeAt > now ? { wakeAt, reminder: { said: now, wall: wakeWall } } : {}),
})
