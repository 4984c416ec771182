import fc from 'fast-check'
import { ProblemFound } from '../../../core/domain/account/alarm.ts'
import { BranchStatus } from '../../../core/domain/branches/branch.ts'
import type { CollectionName, Documents } from '../../../core/domain/shapes/collections.ts'
import { StepType } from '../../../core/domain/entry/entry.ts'
import { FactSource } from '../../../core/domain/branches/fact.ts'
import { FixDecision, FixOutcome } from '../../../core/domain/branches/fix.ts'
import { handoffReasons } from '../../../core/domain/session/handoff-reason.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import { HandoffIntent, PickupMode } from '../../../core/domain/handoff/handoff.ts'
import { Priority } from '../../../core/domain/duty/priority.ts'
import { reachOf } from '../../../core/domain/duty/reach.ts'
import { canRetry } from '../../../core/domain/write-up/writeback-state.ts'
import { intents, type IntentType } from '../../../core/intents/registry.ts'
import { makeSnapshot, minute, targetsOf, type World } from './make.ts'
import { payloadOfAssistant, suggestedOf } from './random-assistant.ts'
import { payloadOfDuty } from './random-duty.ts'
import { payloadOfEnrichment } from './random-enrichment.ts'
import { payloadOfHandover } from './random-handover.ts'
import { payloadOfPolicy } from './random-policy.ts'
import { contentOf, makeContent, makeTicket, progressOf } from './psa.ts'

/** One step of a random story: who does what, with numbers to choose by. */
export type Move = {
  who: string
  type: IntentType
  a: number
  b: number
  yes: boolean
  text: string
  wait: number
}

export const intentTypes = Object.keys(intents) as IntentType[]
const ofSystem = new Set<IntentType>(
  (Object.keys(intents) as IntentType[]).filter((type) => intents[type].minRole === 'system'),
)
/** What moves the story on comes more often than what only decorates it. */
const often: IntentType[] = [
  'session.resume',
  'session.reopen',
  'entry.add',
  'entry.edit',
  'branch.fork',
  'branch.move',
  'branch.move',
  'fix.propose',
  'fix.outcome',
  'handoff.create',
  'handoff.create',
  'handoff.create',
  'handoff.claim',
  'handoff.claim',
  'handoff.withdraw',
  'handoff.withdraw',
  'handoff.pick-up',
  'handoff.confirm',
  'handoff.confirm',
  'assessment.put',
  'assessment.put',
  'assistant.ask',
  'assistant.answer',
  'ticket.link',
  'ticket.link',
  'session.resolve',
  'writeup.confirm',
  'writeback.retry',
  'writeback.progress',
  'handover.send',
  'handover.decline',
]

/** Moves of some people; now and then the server acts, and time passes in between. */
export const movesOf = (
  people: readonly string[],
  types: readonly IntentType[] = [...intentTypes, ...often],
): fc.Arbitrary<Move> =>
  fc
    .record({
      who: fc.constantFrom(...people),
      type: fc.constantFrom(...types),
      a: fc.nat(1000),
      b: fc.nat(1000),
      yes: fc.boolean(),
      text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      wait: fc.constantFrom(0, 1, minute, 20 * minute),
    })
    .map((move) => (ofSystem.has(move.type) ? { ...move, who: 'system' } : move))

const at = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length]
  if (one === undefined) throw new Error('Nothing to choose from.')
  return one
}

/** Now and then without time, without a status, or with a secret in it. */
const writeUpOf = (writeUpId: string, { a, b, yes, text }: Move) =>
  makeContent({
    writeUpId,
    markdown: `${text} ${a % 3 === 0 ? 'password: hunter2abc' : ''}.`,
    ...(yes ? {} : { documentation: '', time: [] }),
    statusSkipped: b % 3 === 0 ? 'The board has none.' : null,
  })

/** A payload for the move that mostly makes sense in this world, and sometimes names what is not there. */
export const payloadOf = (world: World, move: Move): Record<string, unknown> => {
  const { type, a, b, yes, text } = move
  const some = (
    collection: CollectionName,
    n: number,
    wanted: (document: Documents[CollectionName]) => boolean = () => true,
  ) => {
    if (n % 29 === 28) return 'missing'
    const all: Documents[CollectionName][] = world.all(collection)
    const fitting = all.filter(wanted)
    return (fitting.length > 0 ? at(fitting, n) : all.length > 0 ? at(all, n) : { id: 'missing' }).id
  }
  // Now and then an id that is taken.
  const fresh = (collection: CollectionName) =>
    b % 31 === 30 ? some(collection, a) : `${collection}-${world.rev}-${a}`
  // Three times out of four it is one that can be had: a session of one's own in the right status, one's own note.
  const fitting = b % 4 !== 0
  const startsFrom: Partial<Record<IntentType, readonly string[]>> = {
    'session.resume': ['paused'],
    'session.reopen': ['resolved', 'abandoned'],
    'handoff.create': ['active', 'paused'],
    'writeup.confirm': ['resolved', 'escalated'],
  }
  const session = some('sessions', a, (one) => {
    if (!fitting) return true
    const from = startsFrom[type]
    if (type === 'writeup.confirm' && 'writeUpId' in one && one.writeUpId !== null) return false
    return 'ownerId' in one && one.ownerId === move.who && (from === undefined || from.includes(one.status))
  })
  const writeback = some(
    'writebacks',
    a,
    (one) => !fitting || ('parts' in one && one.personId === move.who && canRetry(one)),
  )
  const inSession = (one: object) => 'sessionId' in one && one.sessionId === session
  const handoff = some('handoffs', a, (one) => {
    if (!fitting || !('handedOffBy' in one)) return true
    const mine = one.handedOffBy === move.who
    if (type === 'handoff.pick-up') return currentClaim(one)?.by === move.who
    if (type === 'handoff.withdraw') return one.state === 'open' && mine && one.intent === 'escalate'
    if (type === 'handoff.watch') return one.state === 'claimed'
    if (type === 'handoff.open') return one.state === 'open' && one.opensAt !== null
    return one.state === 'open' && !mine && (type !== 'handoff.wake' || one.wakeAt !== null)
  })
  switch (type) {
    case 'session.start':
      return {
        sessionId: fresh('sessions'),
        title: text,
        problemSummary: `${text} ${a}`,
        psaTicketId: yes ? `T-${a}` : null,
        ...(yes ? { client: `Client ${a % 5}`, contact: 'Maya Okafor', device: `PC-${b}` } : {}),
      }
    case 'session.edit':
      return at<Record<string, unknown>>(
        [
          { sessionId: session, title: text },
          { sessionId: session, confidenceScore: (b % 100) / 100 },
          { sessionId: session, problemCategory: yes ? 'network' : null },
          { sessionId: session, psaTicketId: yes ? `T-${b}` : null },
          { sessionId: session, client: yes ? `Client ${b % 5}` : '', dueAt: yes ? 1e12 + b : null },
          { sessionId: session, contact: yes ? text : '', device: `PC-${a}` },
          { sessionId: session },
        ],
        b,
      )
    case 'session.resume':
    case 'session.reopen':
    case 'session.take-over':
      return { sessionId: session }
    case 'session.abandon':
      return { sessionId: session, reason: text }
    case 'session.resolve':
      // The device asks for a word, the server takes what comes without.
      return {
        sessionId: session,
        resolutionSummary: `${text}.`,
        writeUp: b % 3 === 0 ? null : writeUpOf(fresh('writeups'), move),
      }
    case 'entry.add': {
      const kind = at(['message', 'note', 'paste', 'step'] as const, b)
      const step = {
        type: at(['check', 'question'] as const, a),
        options: [{ value: 'y', label: 'Yes' }],
        selected: yes ? 'y' : null,
      }
      return {
        entryId: fresh('entries'),
        sessionId: session,
        kind,
        text,
        mentions: b % 4 === 0 ? [some('people', a), some('people', b)] : [],
        ...(kind === 'step' ? { step, suggested: suggestedOf(world, move) } : {}),
      }
    }
    case 'entry.edit':
      return {
        entryId: some(
          'entries',
          a,
          (one) => !fitting || ('authorId' in one && one.kind !== 'event' && one.authorId === move.who),
        ),
        text,
      }
    case 'step.answer':
      return {
        entryId: some('entries', a, (entry) => 'step' in entry && entry.step !== null),
        selected: yes ? 'y' : null,
        result: { success: yes, details: text },
        ...(b % 3 === 0 ? { fact: { factId: some('facts', b), text } } : {}),
      }
    case 'fact.add': {
      const source = at(FactSource.options, b)
      return {
        factId: fresh('facts'),
        sessionId: session,
        text,
        source,
        sourceEntryId: yes ? some('entries', b, inSession) : null,
        suggested: suggestedOf(world, move),
      }
    }
    case 'fact.edit':
      return {
        factId: some(
          'facts',
          a,
          (one) => !fitting || ('removedAt' in one && one.source === 'note' && one.removedAt === null),
        ),
        text,
      }
    case 'fact.remove':
      return { factId: some('facts', a), removed: yes }
    case 'branch.fork': {
      const branches = Array.from({ length: 1 + (b % 3) }, (_, index) => ({
        id: `${fresh('branches')}-${index}`,
        label: text,
      }))
      // Now and then with the id of a branch that is there: nothing may become its own ancestor.
      if (b % 7 === 0) branches.push({ id: some('branches', a), label: text })
      const stepEntryId = yes ? some('entries', a, (entry) => inSession(entry) || !fitting) : null
      return { sessionId: session, stepEntryId, reason: yes ? text : '', branches }
    }
    case 'branch.move':
      return {
        sessionId: session,
        branchId: some('branches', b, inSession),
        status: at(BranchStatus.options, a),
        reason: text,
      }
    case 'fix.propose':
      return { fixId: fresh('fixes'), sessionId: session, text, confidence: yes ? b % 101 : null }
    case 'fix.decide':
      return {
        fixId: some('fixes', a, (one) => !fitting || ('supersededAt' in one && one.supersededAt === null)),
        decision: at(FixDecision.options, b),
      }
    case 'fix.outcome':
      return {
        fixId: some('fixes', a, (one) => !fitting || ('supersededAt' in one && one.supersededAt === null)),
        outcome: at(FixOutcome.options, b),
        reason: yes ? text : '',
      }
    case 'handoff.create':
      return {
        handoffId: fresh('handoffs'),
        sessionId: session,
        intent: at(HandoffIntent.options, a),
        priority: at(Priority.options, b),
        targetUserId: b % 3 === 0 ? some('people', b) : null,
        targetTeamId: b % 5 === 1 ? at(['north', 'gone'], a) : null,
        reason: yes ? at(handoffReasons, a) : null,
        engineerNotes: yes ? text : '',
        wakeAt: yes ? world.now + (b % 30) * minute : null,
        snapshot: session === 'missing' ? makeSnapshot() : world.snapshot(session),
        outcomeAsked: yes,
        wakeOnReply: b % 2 === 0,
        writeUp: b % 3 === 0 || a % 2 === 0 ? null : writeUpOf(fresh('writeups'), move),
      }
    case 'handoff.withdraw':
    case 'handoff.claim':
    case 'handoff.wake':
    case 'handoff.open':
      return { handoffId: handoff }
    case 'handoff.pick-up':
      return { handoffId: handoff, mode: at(PickupMode.options, b) }
    case 'handoff.deliver':
      return {
        handoffId: handoff,
        reach: reachOf(
          Array.from({ length: b % 4 }, (_, n) => ({
            personId: some('people', b + n),
            deliveredAt: world.now,
            seenAt: yes ? world.now : null,
          })),
        ),
      }
    case 'person.update':
      return at<Record<string, unknown>>(
        [
          { personId: some('people', a), role: b % 5 === 0 ? 'viewer' : at(['engineer', 'admin'], a) },
          { personId: some('people', a), active: b % 5 !== 0 },
          { personId: move.who, name: text },
          { personId: some('people', a), teamId: yes ? 'north' : null },
        ],
        b,
      )
    case 'account.update':
      return at<Record<string, unknown>>(
        [
          { name: text },
          { team: { id: at(['north', 'south'], a), name: text } },
          { savedNote: { id: at(['hello', 'bye'], a), title: text, text } },
          { removedSavedNote: at(['hello', 'bye'], a) },
          {
            responseTargets: a % 4 === 0 ? null : targetsOf(1 + (a % 90)),
            // Now and then over someone else's.
            targetsBasedOn:
              a % 7 === 0 ? null : (world.find('accounts', world.accountId)?.targetsSaved?.version ?? null),
            applyTargets: yes,
          },
        ],
        b,
      )
    case 'account.alarm':
      return {
        alarm: yes
          ? null
          : {
              since: 1,
              toldAt: 1,
              findings: [{ kind: at(ProblemFound.options, a), count: 1 + b, since: 1 }],
            },
      }
    case 'template.save':
      return {
        templateId: at(['t1', 't2'], a),
        title: text,
        steps: [{ type: at(StepType.options, b), text }],
        basedOn: at([null, 1, 2], b),
      }
    case 'template.remove':
      return { templateId: at(['t1', 't2'], a) }
    case 'writeup.confirm':
      return { sessionId: session, writeUp: writeUpOf(fresh('writeups'), move) }
    case 'writeback.retry':
      return { writebackId: writeback, despite: b % 5 === 0 ? 1 + (b % 2) : null }
    case 'writeback.leave':
      return { writebackId: writeback, reason: text.trim() === '' ? 'x' : text }
    case 'writeback.progress': {
      const writebackId = some('writebacks', a)
      return progressOf(world.find('writebacks', writebackId), writebackId, move)
    }
    case 'ticket.link':
      return {
        sessionId: session,
        linkedTicketId: yes ? some('tickets', b) : null,
        number: b % 2 === 0 ? `T-${b}` : null,
      }
    case 'ticket.checked':
      return {
        sessionId: session,
        number: world.find('sessions', session)?.psaTicketId ?? 'T-1',
        linkedTicketId: yes ? some('tickets', b) : null,
      }
    case 'session.warn': {
      const clock = yes ? ('touch' as const) : ('resolve' as const)
      return { sessionId: session, clock, warnAt: world.find('sessions', session)?.sla?.[clock]?.warnAt ?? 0 }
    }
    case 'session.retime':
      return { sessionIds: [session] }
    case 'ticket.put':
      return {
        sessionIds: yes ? [session] : [],
        tickets: [
          contentOf(makeTicket({ systemId: String(48_000 + (a % 3)), number: `T-${a % 3}`, title: text })),
        ],
      }
    case 'connection.put':
      return {
        connectionId: at(['cw1', 'rt1'], a),
        system: yes ? 'connectwise' : 'request_tracker',
        name: 'Tickets',
        address: 'https://tickets.example.com',
        capabilities: { timeEntries: yes, attachments: true, authors: true, callbacks: false },
      }
    case 'connection.state':
      return {
        connectionId: at(['cw1', 'rt1'], a),
        state: b % 23 === 0 ? 'removed' : yes ? 'ready' : 'failing',
        problem: yes ? null : text,
      }
    case 'connection.settings':
      return {
        connectionId: at(['cw1', 'rt1'], a),
        settings: { noteVisibility: yes ? 'both' : 'internal' },
        members: [{ personId: some('people', b), memberId: 'm1', name: text }],
      }
    case 'assistant.ask':
    case 'assistant.stop':
    case 'assistant.retry':
    case 'assistant.dismiss':
    case 'assistant.answer':
    case 'assistant.without':
      return payloadOfAssistant(world, type, { entryId: fresh('entries'), sessionId: session }, move)
    case 'assessment.put':
    case 'assessment.edit':
    case 'assessment.judge':
    case 'briefing.put':
    case 'handoff.confirm':
    case 'session.keep-from-ai':
      return payloadOfEnrichment(world, type, handoff, session, move)
    case 'policy.save':
    case 'policy.tried':
    case 'handoff.step':
    case 'handoff.watch':
    case 'handoff.look':
      return payloadOfPolicy(world, type, handoff, move)
    case 'handover.send':
    case 'handover.take':
    case 'handover.decline':
    case 'handover.withdraw':
    case 'handover.close':
      return payloadOfHandover(world, type, move)
    case 'schedule.save':
    case 'schedule.remove':
    case 'schedule.cover':
    case 'schedule.uncover':
    case 'schedule.take':
      return payloadOfDuty(world, type, move)
    default: {
      const missing: never = type
      throw new Error(`No payload for ${String(missing)}.`)
    }
  }
}
