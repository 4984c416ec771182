import { z } from 'zod'
import { needsOutcome } from '../domain/fix.ts'
import { EngineerNotes, HandoffIntent, Priority, reservedMinutes, type Handoff } from '../domain/handoff.ts'
import { Id, NewId, Timestamp } from '../domain/id.ts'
import { canWork } from '../domain/person.ts'
import { Snapshot } from '../domain/snapshot.ts'
import { defineIntent, type Work } from './define-intent.ts'
import { closeOpenHandoff, ownedSession, moved, recordEvent } from './timeline.ts'

/** A year: the longest that a session may sleep. */
const maxSleep = 366 * 86_400_000

/** The person an escalation is directed to; dropped when they cannot take it any more, so that it reaches someone. */
const targetOf = (work: Work, personId: string | null): string | null => {
  if (personId === null) return null
  if (personId === work.context.actor.id) {
    work.reject('invalid_target', 'You cannot escalate to yourself. Pick someone else, or everyone.')
  }
  const person = work.find('people', personId)
  if (person === null)
    return work.reject('invalid_target', 'That person is not in this workspace. Pick someone else.')
  if (canWork(person)) return person.id
  // On the server the sender may be long gone: open it to everyone rather than hold it for no one.
  if (work.context.authority === 'server') return null
  return work.reject(
    'invalid_target',
    `${person.name} cannot take escalations. Pick someone else, or everyone.`,
  )
}

/** Hands a session over: parks it for later, or escalates it now. The snapshot is the device's. */
export const handoffCreate = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    handoffId: NewId,
    sessionId: Id,
    intent: HandoffIntent,
    priority: Priority.default('normal'),
    targetUserId: Id.nullable().default(null),
    engineerNotes: EngineerNotes.default(''),
    wakeAt: Timestamp.nullable().default(null),
    snapshot: Snapshot,
    /** Set once the person has been asked about a fix that still needs an outcome. */
    outcomeAsked: z.boolean().default(false),
  }),
  apply(work, payload) {
    const { actor, accountId, at, now, authority } = work.context
    const owned = ownedSession(work, payload.sessionId)
    work.mustBeNew('handoffs', payload.handoffId, 'handoff')
    const onServer = authority === 'server'
    const base: Handoff = {
      id: payload.handoffId,
      accountId,
      rev: 0,
      sessionId: owned.id,
      teamId: owned.teamId,
      intent: payload.intent,
      state: 'open',
      handedOffBy: actor.id,
      targetUserId: null,
      priority: payload.priority,
      engineerNotes: payload.engineerNotes,
      sourceBranchId: owned.activeBranchId,
      snapshot: payload.snapshot,
      wakeAt: null,
      wokeAt: null,
      createdAt: at,
      acceptedAt: onServer ? now : null,
      opensAt: null,
      claimedBy: null,
      claimedAt: null,
      pickup: null,
      withdrawnAt: null,
      closedAt: null,
      closedBecause: null,
      deliveries: [],
      assessment: null,
      assessmentData: null,
      briefing: null,
      psaNoteId: null,
    }
    const handoffCount = owned.handoffCount + 1
    if (payload.intent === 'park') {
      if (payload.wakeAt !== null && payload.wakeAt > at + maxSleep) {
        work.reject('bad_request', 'Pick a time to wake within a year.')
      }
      const session = moved(work, owned, 'park')
      work.put('handoffs', { ...base, wakeAt: payload.wakeAt })
      recordEvent(
        work,
        { ...session, handoffCount, openHandoffId: base.id },
        'parked',
        payload.engineerNotes,
        {
          handoffId: base.id,
        },
      )
      return
    }
    const fix = owned.activeFixId === null ? null : work.find('fixes', owned.activeFixId)
    // Asked on the device alone: one that arrives after a colleague touched the fix must not be lost for it.
    if (!onServer && fix !== null && needsOutcome(fix) && !payload.outcomeAsked) {
      work.reject(
        'outcome_needed',
        'The suggested fix still needs an outcome. Say how it went, or escalate as it is.',
      )
    }
    const requested = moved(work, owned, 'escalate')
    const session = closeOpenHandoff(
      work,
      onServer ? moved(work, requested, 'accept') : requested,
      'escalated',
    )
    const targetUserId = targetOf(work, payload.targetUserId)
    const opensAt =
      targetUserId !== null && onServer ? now + reservedMinutes[payload.priority] * 60_000 : null
    work.put('handoffs', { ...base, targetUserId, opensAt })
    const escalated = {
      ...session,
      handoffCount,
      openHandoffId: base.id,
      escalatedTo: targetUserId,
      escalationReason: payload.engineerNotes,
      escalationPackage: {
        snapshot: payload.snapshot,
        intent: payload.intent,
        engineerNotes: payload.engineerNotes,
        handoffId: base.id,
      },
      resolvedAt: null,
    }
    recordEvent(work, escalated, 'escalated', payload.engineerNotes, { handoffId: base.id })
  },
})
