import { z } from 'zod'
import { needsOutcome } from '../../domain/branches/fix.ts'
import { HandoffReason, whyHandedOver } from '../../domain/session/handoff-reason.ts'
import { EngineerNotes, HandoffIntent, reservedMinutes, type Handoff } from '../../domain/handoff/handoff.ts'
import { Priority } from '../../domain/duty/priority.ts'
import { Id, NewId, Timestamp } from '../../domain/document/id.ts'
import { Mentions } from '../../domain/people/mention.ts'
import { canWork } from '../../domain/people/person.ts'
import { noReach } from '../../domain/duty/reach.ts'
import { Snapshot } from '../../domain/session/snapshot.ts'
import { isolated } from '../../domain/text/text.ts'
import { day } from '../../domain/time/durations.ts'
import { Reminder, remindedAt, type WallTime } from '../../domain/time/wall-time.ts'
import { WriteUpContent } from '../../domain/write-up/write-up.ts'
import { defineIntent, type Work } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { freshPolicy, reservedFor } from './policy-parts.ts'
import { closeOpenHandoff, mentionedPeople, ownedSession, moved, recordEvent } from '../defining/timeline.ts'
import { confirmWriteUp } from '../write-up/write-up-parts.ts'

/** The longest a session can be parked before it wakes: a year. */
const maxSleep = 366 * day

/** When a parked session wakes. Resolved again by the server, whose clock is right. */
const wakeOf = (
  work: Work,
  { wakeAt, reminder }: { wakeAt: number | null; reminder: Reminder | null },
  at: number,
): { wakeAt: number | null; wakeWall: WallTime | null } => {
  if (wakeAt === null) return { wakeAt, wakeWall: null }
  const meant = reminder === null ? { wakeAt, wall: null } : remindedAt(reminder, wakeAt, at)
  if (meant.wakeAt > at + maxSleep) work.reject('bad_request', 'Pick a reminder time within a year.')
  // A reminder before 1970 is nonsense, but no reason to lose a handoff.
  return meant.wakeAt < 0 ? { wakeAt: 0, wakeWall: null } : { wakeAt: meant.wakeAt, wakeWall: meant.wall }
}

/** The person an escalation is directed to; dropped if they no longer have access, so that it reaches someone. */
const targetOf = (work: Work, personId: string | null): string | null => {
  if (personId === null) return null
  if (personId === work.context.actor.id) {
    work.reject('invalid_target', 'You can’t escalate to yourself. Pick someone else, or everyone.')
  }
  const person = work.find('people', personId)
  if (person === null)
    return work.reject('invalid_target', 'That person isn’t in this workspace. Pick someone else.')
  if (canWork(person)) return person.id
  // By the time the server decides, the sender may be gone: open it to everyone rather than reserve it for no one.
  if (work.context.authority === 'server') return null
  return work.reject(
    'invalid_target',
    `${isolated(person.name)} can’t take escalations. Pick someone else, or everyone.`,
  )
}

/** The team an escalation is directed to. The server opens it to everyone if the team has no one who can take it. */
const targetTeamOf = (work: Work, teamId: string | null): string | null => {
  if (teamId === null) return null
  const account = work.get('accounts', work.context.accountId, 'workspace')
  if (account.teams.some((team) => team.id === teamId)) return teamId
  return work.reject('invalid_target', 'That team isn’t in this workspace. Pick another one, or everyone.')
}

/** Hands a session over: parks it for later or escalates it now. The device takes the snapshot. */
export const handoffCreate = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    handoffId: NewId,
    sessionId: Id,
    intent: HandoffIntent,
    priority: Priority.default('normal'),
    /** A person or a team, not both; neither means everyone. */
    targetUserId: Id.nullable().default(null),
    targetTeamId: Id.nullable().default(null),
    reason: HandoffReason.nullable().default(null),
    engineerNotes: EngineerNotes.default(''),
    /** The people the note mentions; each is notified. */
    mentions: Mentions.default([]),
    /** By the device's clock; `reminder` is how it was meant, and decides. */
    wakeAt: Timestamp.nullable().default(null),
    reminder: Reminder.nullable().default(null),
    /** Parks it until the client replies on its ticket, too. */
    wakeOnReply: z.boolean().default(false),
    snapshot: Snapshot,
    /** True once the person has been asked about a fix that still needs an outcome. */
    outcomeAsked: z.boolean().default(false),
    /** The escalation package as confirmed, for the ticket; null escalates without one. */
    writeUp: WriteUpContent.nullable().default(null),
  }),
  apply(work, payload) {
    const { actor, accountId, now, authority } = work.context
    const owned = ownedSession(work, payload.sessionId)
    const at = timeIn(work, owned)
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
      targetTeamId: null,
      priority: payload.priority,
      reason: payload.intent === 'escalate' ? payload.reason : null,
      engineerNotes: payload.engineerNotes,
      sourceBranchId: owned.activeBranchId,
      snapshot: payload.snapshot,
      wakeAt: null,
      wakeWall: null,
      wakeOnReply: payload.intent === 'park' && payload.wakeOnReply,
      wokeAt: null,
      createdAt: at,
      acceptedAt: onServer ? now : null,
      opensAt: null,
      woken: null,
      ticketThen: null,
      answerableId: null,
      claimedBy: null,
      claimedAt: null,
      claimTakenOver: null,
      pickup: null,
      withdrawnAt: null,
      closedAt: null,
      closedBecause: null,
      reach: noReach,
      policy: null,
      assessment: null,
      assessmentData: null,
      enrichment: payload.intent === 'escalate' && onServer ? { state: 'making', since: now } : null,
      briefing: null,
      confirmation: null,
      psaNoteId: null,
      sla: null,
    }
    const handoffCount = owned.handoffCount + 1
    const mentions = mentionedPeople(work, payload.mentions)
    if (payload.intent === 'park') {
      const wake = wakeOf(work, payload, at)
      const session = moved(work, owned, 'park')
      const ticket = owned.linkedTicketId === null ? null : work.find('tickets', owned.linkedTicketId)
      // What came between parking and sending is news to whoever parked it.
      const known = ticket?.notes.filter((note) => note.at === null || note.at <= at) ?? []
      const ticketThen =
        ticket === null ? null : { status: ticket.status, noteIds: known.map(({ id }) => id) }
      work.put('handoffs', { ...base, ...wake, ticketThen })
      recordEvent(
        work,
        { ...session, handoffCount, openHandoffId: base.id },
        'parked',
        payload.engineerNotes,
        { handoffId: base.id, mentions },
      )
      return
    }
    const fix = owned.activeFixId === null ? null : work.find('fixes', owned.activeFixId)
    // Only the device asks: a handoff must not be lost because a colleague changed the fix before it arrived.
    if (!onServer && fix !== null && needsOutcome(fix) && !payload.outcomeAsked) {
      work.reject(
        'outcome_needed',
        'The suggested fix still needs an outcome. Say how it went, or escalate anyway.',
      )
    }
    const requested = moved(work, owned, 'escalate')
    const closed = closeOpenHandoff(
      work,
      onServer ? moved(work, requested, 'accept') : requested,
      'escalated',
    )
    const session =
      payload.writeUp === null ? closed : confirmWriteUp(work, closed, 'escalation', payload.writeUp, base.id)
    if (payload.targetUserId !== null && payload.targetTeamId !== null) {
      work.reject('bad_request', 'Escalate to a person or a team, not both.')
    }
    const targetUserId = targetOf(work, payload.targetUserId)
    const targetTeamId = targetTeamOf(work, payload.targetTeamId)
    const isDirected = targetUserId !== null || targetTeamId !== null
    const policy = onServer ? freshPolicy(work, { ...base, targetTeamId }, isDirected) : null
    const opensAt =
      isDirected && onServer ? now + reservedFor(policy, reservedMinutes[payload.priority]) * 60_000 : null
    work.put('handoffs', { ...base, targetUserId, targetTeamId, opensAt, policy })
    const escalated = {
      ...session,
      handoffCount,
      openHandoffId: base.id,
      escalatedTo: targetUserId,
      escalationReason: payload.engineerNotes,
      escalationPackage: {
        snapshot: payload.snapshot,
        intent: payload.intent,
        reason: payload.reason,
        engineerNotes: payload.engineerNotes,
        handoffId: base.id,
        assessment: null,
      },
      resolvedAt: null,
    }
    recordEvent(work, escalated, 'escalated', payload.engineerNotes, {
      handoffId: base.id,
      mentions,
      tells: {
        people: owned.followers,
        kind: 'passed_on',
        text: whyHandedOver({ reason: payload.reason, engineerNotes: payload.engineerNotes }),
      },
    })
  },
})
