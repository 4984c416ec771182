import { answerWithinMs } from '../../../core/domain/handover/handover.ts'
import { reachOf } from '../../../core/domain/duty/reach.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { makeAnswer } from './assistant.ts'
import { makeAssessment, makeBriefing, makeMade } from './enrichment.ts'
import {
  makePerson,
  makeSchedule,
  makeSession,
  makeSnapshot,
  makeWorldWithSession,
  minute,
  nine,
  targetsOf,
  type World,
} from './make.ts'
import { contentOf, makeContent, makeTicket, makeWriteback, withConnection } from './psa.ts'

/**
 * A world in which every intent has something to do.
 *
 * Ann holds `s1` (active: a step, a note, a fact each by hand and from the step, two branches, a fix), `parked`
 * and `escalated` (`park1`, `esc1`) and `over` (abandoned). Bo has claimed `esc2` of `taken`, which Ann escalated;
 * `esc2` has an assessment,
 * `esc3` of `directed` is kept for him. `left` is held by someone who has left. `done` is resolved without a write-up,
 * `typed` has a ticket that no one looked up yet, and `wb1` failed to bring its time to a ticket. Ann is on duty on `d1`,
 * where Bo has `cover1` for a day. She hands `mine` over to Bo in `shift1`. AI is on; in `s1`, Ann's question `ask1` waits, `ask2` is
 * stopped, and `answer.1` answers `ask3`.
 */
export const makeBusyWorld = (): World => {
  const world = withConnection(makeWorldWithSession())
  const start = (sessionId: string) =>
    world.must('session.start', { sessionId, title: sessionId, problemSummary: sessionId }, 'ann')
  const handOff = (handoffId: string, sessionId: string, intent: 'park' | 'escalate') =>
    world.must(
      'handoff.create',
      {
        handoffId,
        sessionId,
        intent,
        snapshot: world.snapshot(sessionId),
        ...(intent === 'park' ? { wakeAt: nine + 60 * minute } : {}),
        ...(sessionId === 'directed' ? { targetUserId: 'bo' } : {}),
      },
      'ann',
    )
  for (const id of ['parked', 'escalated', 'directed', 'over', 'taken', 'done']) start(id)
  const options = [
    { value: 'y', label: 'Yes' },
    { value: 'n', label: 'No' },
  ]
  world
    .must(
      'template.save',
      { templateId: 't1', title: 'No network', steps: [{ type: 'check', text: 'Cable' }] },
      'ann',
    )
    .must('entry.add', { entryId: 'note1', sessionId: 's1', kind: 'note', text: 'Webmail works.' }, 'ann')
    .must(
      'entry.add',
      {
        entryId: 'step1',
        sessionId: 's1',
        kind: 'step',
        text: 'Does autodiscover answer?',
        step: { type: 'check', options },
      },
      'ann',
    )
    .must('fact.add', { factId: 'fact1', sessionId: 's1', text: 'Webmail works.' }, 'ann')
    .must(
      'fact.add',
      {
        factId: 'fact2',
        sessionId: 's1',
        text: 'Autodiscover answers.',
        source: 'check',
        sourceEntryId: 'step1',
      },
      'ann',
    )
    .must(
      'branch.fork',
      {
        sessionId: 's1',
        stepEntryId: 'step1',
        branches: [
          { id: 'b1', label: 'Profile' },
          { id: 'b2', label: 'Network' },
        ],
      },
      'ann',
    )
    .must('fix.propose', { fixId: 'fix1', sessionId: 's1', text: 'Rebuild the profile' }, 'ann')
    .must('session.abandon', { sessionId: 'over' }, 'ann')
  const account = world.get('accounts', world.accountId)
  world.add('accounts', { ...account, ai: { ...account.ai, on: true } })
  for (const entryId of ['ask1', 'ask2', 'ask3'])
    world.must('assistant.ask', { entryId, sessionId: 's1', text: 'What would you look at next?' }, 'ann')
  world
    .must('assistant.stop', { questionId: 'ask2' }, 'bo')
    .must('assistant.answer', { questionId: 'ask3', tries: 1, answer: makeAnswer() }, 'system', {
      intentId: 'answer',
    })
  world
    .add('people', makePerson('gone', { active: false }))
    .add('sessions', makeSession({ id: 'left', ownerId: 'gone' }))
    .must('session.resolve', { sessionId: 'done', resolutionSummary: 'A new profile' }, 'ann')
    .must(
      'session.start',
      { sessionId: 'typed', title: 'Typed', problemSummary: 'Typed', psaTicketId: '48213' },
      'ann',
    )
    .add('writebacks', failedWriteback())
    .add('schedules', makeSchedule())
    .must(
      'schedule.cover',
      {
        scheduleId: 'd1',
        coverId: 'cover1',
        cover: { kind: 'replace', personId: 'bo', insteadOf: 'ann' },
        from: nine + 24 * 60 * minute,
        until: nine + 48 * 60 * minute,
      },
      'bo',
    )
  handOff('park1', 'parked', 'park')
  handOff('esc1', 'escalated', 'escalate')
  handOff('esc2', 'taken', 'escalate')
  handOff('esc3', 'directed', 'escalate')
  world.add('handoffs', { ...world.get('handoffs', 'esc2'), assessmentData: makeAssessment() })
  world
    .add('sessions', makeSession({ id: 'mine', ownerId: 'ann' }))
    .must(
      'handover.send',
      { handoverId: 'shift1', personId: 'bo', note: 'Quiet so far.', items: [{ sessionId: 'mine' }] },
      'ann',
    )
  world
    .must('session.start', { sessionId: 'linked', title: 'Linked', problemSummary: 'Linked' }, 'ann', {
      now: nine,
    })
    .must('ticket.link', { sessionId: 'linked', linkedTicketId: makeTicket().id, number: null }, 'ann', {
      now: nine,
    })
  // Promised since, so that it has yet to reach what is underway.
  world.must('account.update', { responseTargets: targetsOf() }, 'cy')
  return world.must('handoff.claim', { handoffId: 'esc2' }, 'bo').wait(minute)
}

/** A writeback of Ann's whose time the ticket system refused. */
const failedWriteback = () => {
  const { parts } = makeWriteback()
  return makeWriteback({
    state: 'partly',
    parts: parts.map((part) => ({
      ...part,
      state: part.key === 'time:0' ? ('failed' as const) : ('read_back' as const),
      reason: part.key === 'time:0' ? 'The period is closed.' : null,
    })),
    attentionSince: nine,
  })
}

/** One intent of each type that the busy world accepts, and who does it. */
export const goodIntents: { [T in IntentType]: { by: string; payload: IntentInput<T> } } = {
  'session.start': {
    by: 'bo',
    payload: {
      sessionId: 'new1',
      title: 'Printer',
      problemSummary: 'Printer jams',
      problemCategory: 'print',
      psaTicketId: '77',
      client: 'Northwind Traders',
      contact: 'Maya Okafor, +44 20 7946 0018',
      device: 'NW-PRN-02',
      dueAt: nine + 60 * minute,
    },
  },
  'session.edit': {
    by: 'bo',
    payload: {
      sessionId: 's1',
      title: 'Outlook',
      problemSummary: 'No mail',
      problemCategory: null,
      psaTicketId: '78',
      client: 'Contoso Dental',
      contact: '',
      device: 'CD-LT-14',
      dueAt: null,
      confidenceScore: 0.5,
    },
  },
  'session.resume': { by: 'ann', payload: { sessionId: 'parked' } },
  'session.abandon': { by: 'ann', payload: { sessionId: 's1', reason: 'Customer left' } },
  'session.reopen': { by: 'ann', payload: { sessionId: 'over' } },
  'session.resolve': {
    by: 'ann',
    payload: { sessionId: 's1', resolutionSummary: 'New profile', resolutionAction: 'Rebuilt it' },
  },
  'session.take-over': { by: 'bo', payload: { sessionId: 'left' } },
  'session.keep-from-ai': { by: 'ann', payload: { sessionId: 's1', keep: true } },
  'entry.add': {
    by: 'bo',
    payload: {
      entryId: 'new1',
      sessionId: 's1',
      kind: 'step',
      text: 'Ping the server',
      step: {
        type: 'action',
        options: [{ value: 'ok', label: 'Answers' }],
        selected: 'ok',
        freeText: 'in 2 ms',
        skipped: false,
        result: { success: true, details: '' },
      },
    },
  },
  'entry.edit': { by: 'ann', payload: { entryId: 'note1', text: 'Webmail works, slowly.' } },
  'step.answer': {
    by: 'bo',
    payload: {
      entryId: 'step1',
      selected: 'y',
      freeText: 'at once',
      skipped: false,
      result: { success: true, details: '200' },
      fact: { factId: 'fact2', text: 'Autodiscover answers at once.' },
    },
  },
  'fact.add': {
    by: 'bo',
    payload: { factId: 'new1', sessionId: 's1', text: 'It pings', source: 'check', sourceEntryId: 'step1' },
  },
  'fact.edit': { by: 'bo', payload: { factId: 'fact1', text: 'Webmail works, slowly.' } },
  'fact.remove': { by: 'bo', payload: { factId: 'fact1', removed: true } },
  'branch.fork': {
    by: 'bo',
    payload: {
      sessionId: 's1',
      stepEntryId: 'step1',
      reason: 'Two ways on',
      branches: [
        { id: 'new1', label: 'Firewall' },
        { id: 'new2', label: 'Proxy' },
      ],
    },
  },
  'branch.move': {
    by: 'bo',
    payload: { sessionId: 's1', branchId: 'b2', status: 'dead_end', reason: 'The network is fine' },
  },
  'fix.propose': {
    by: 'bo',
    payload: { fixId: 'new1', sessionId: 's1', text: 'Repair Office', confidence: 80 },
  },
  'fix.decide': { by: 'bo', payload: { fixId: 'fix1', decision: 'dismissed' } },
  'fix.outcome': {
    by: 'bo',
    payload: { fixId: 'fix1', outcome: 'applied_pending', reason: 'Waiting for a reboot' },
  },
  'handoff.create': {
    by: 'ann',
    payload: {
      handoffId: 'new1',
      sessionId: 's1',
      intent: 'escalate',
      priority: 'high',
      targetUserId: 'cy',
      engineerNotes: 'Stuck',
      wakeAt: null,
      snapshot: makeSnapshot(),
      outcomeAsked: false,
    },
  },
  'handoff.withdraw': { by: 'ann', payload: { handoffId: 'esc1' } },
  'handoff.claim': { by: 'bo', payload: { handoffId: 'esc1' } },
  'handoff.pick-up': { by: 'bo', payload: { handoffId: 'esc2', mode: 'fresh' } },
  'handoff.confirm': {
    by: 'bo',
    payload: {
      handoffId: 'esc2',
      text: 'I take over: profile rebuilt, next is autodiscover.',
      question: false,
    },
  },
  'assessment.put': { by: 'system', payload: { handoffId: 'esc1', assessment: makeMade() } },
  'assessment.edit': { by: 'bo', payload: { handoffId: 'esc2', text: 'It’s the add-in.' } },
  'assessment.judge': { by: 'bo', payload: { handoffId: 'esc2', was: 'partly' } },
  'briefing.put': { by: 'system', payload: { handoffId: 'esc2', briefing: makeBriefing() } },
  'assistant.ask': {
    by: 'bo',
    payload: { entryId: 'new1', sessionId: 's1', text: 'Why?', about: 'answer.1' },
  },
  'assistant.stop': { by: 'bo', payload: { questionId: 'ask1' } },
  'assistant.retry': { by: 'bo', payload: { questionId: 'ask2' } },
  'assistant.dismiss': {
    by: 'bo',
    payload: { entryId: 'answer.1', suggestionId: 's1', dismissed: true },
  },
  'assistant.answer': {
    by: 'system',
    payload: { questionId: 'ask1', tries: 1, answer: makeAnswer() },
  },
  'assistant.without': { by: 'system', payload: { questionId: 'ask1', tries: 1, because: 'timed_out' } },
  'handoff.wake': { by: 'system', payload: { handoffId: 'park1' } },
  'handoff.open': { by: 'system', payload: { handoffId: 'esc3' } },
  'handoff.step': {
    by: 'system',
    payload: {
      handoffId: 'esc1',
      dueAt: nine,
      at: nine + minute,
      resolutions: [
        { index: 0, people: [], reachable: 0, because: 'no_one' },
        { index: 1, people: ['bo', 'cy'], reachable: 2, because: 'no_one' },
      ],
      againAt: null,
    },
  },
  'handoff.watch': {
    by: 'system',
    payload: { handoffId: 'esc2', dueAt: nine + 240 * minute, at: nine + 240 * minute, lastWorkAt: 0 },
  },
  'handover.send': {
    by: 'ann',
    payload: {
      handoverId: 'shift2',
      personId: 'bo',
      note: 'The VPN is shaky.',
      dutyEndsAt: nine + 60 * minute,
      items: [
        { sessionId: 's1', line: 'Call Maya first.' },
        { sessionId: 'parked', handoffId: 'park1' },
      ],
      held: [{ handoffId: 'esc1', until: nine + 60 * minute }],
    },
  },
  'handover.take': { by: 'bo', payload: { handoverId: 'shift1', items: [{ sessionId: 'mine' }] } },
  'handover.decline': {
    by: 'bo',
    payload: { handoverId: 'shift1', items: [{ sessionId: 'mine' }], reason: 'I’m on site.' },
  },
  'handover.withdraw': { by: 'ann', payload: { handoverId: 'shift1' } },
  'handover.close': { by: 'system', payload: { handoverId: 'shift1', dueAt: nine + answerWithinMs } },
  'handoff.look': { by: 'bo', payload: { handoffId: 'esc1' } },
  'policy.save': {
    by: 'cy',
    payload: {
      priority: 'urgent',
      steps: [{ who: { kind: 'duty', scheduleId: 'd1' }, waitMinutes: 2, acknowledge: 'any' }],
      rounds: 2,
      idle: { nudgeMinutes: 15, returnMinutes: 15 },
      phone: { name: 'Service desk', number: '+44 20 7946 0018' },
    },
  },
  'policy.tried': {
    by: 'system',
    payload: { trial: { id: 'try1', priority: 'urgent', by: 'cy', at: nine, people: ['ann', 'bo'] } },
  },
  'handoff.deliver': {
    by: 'system',
    payload: {
      handoffId: 'esc1',
      reach: reachOf([{ personId: 'bo', deliveredAt: nine, seenAt: null }]),
    },
  },
  'person.update': {
    by: 'cy',
    payload: { personId: 'bo', name: 'Bo Diaz', role: 'admin', active: true, teamId: null },
  },
  'account.update': { by: 'cy', payload: { name: 'Acme', team: { id: 'north', name: 'North' } } },
  'account.alarm': {
    by: 'system',
    payload: {
      alarm: { since: nine, toldAt: nine, findings: [{ kind: 'messages_waiting', count: 2, since: nine }] },
    },
  },
  'template.save': {
    by: 'ann',
    payload: {
      templateId: 't2',
      title: 'Outlook doesn’t sync',
      whenToUse: 'Mail stops arriving.',
      steps: [{ type: 'question', text: 'On the web too?', options: [{ value: 'yes', label: 'Yes' }] }],
    },
  },
  'template.remove': { by: 'ann', payload: { templateId: 't1' } },
  'writeup.confirm': { by: 'ann', payload: { sessionId: 'done', writeUp: makeContent() } },
  'writeback.retry': { by: 'ann', payload: { writebackId: 'wb1' } },
  'writeback.leave': { by: 'ann', payload: { writebackId: 'wb1', reason: 'Booked by hand.' } },
  'writeback.progress': {
    by: 'system',
    payload: {
      writebackId: 'wb1',
      parts: [],
      problem: { kind: 'refused', message: 'The period is closed.' },
      tries: 1,
      nextTryAt: null,
      changed: null,
      mergedInto: '',
      statusBefore: null,
      statusRead: 'Resolved',
    },
  },
  'ticket.link': { by: 'bo', payload: { sessionId: 's1', linkedTicketId: makeTicket().id, number: null } },
  'ticket.checked': {
    by: 'system',
    payload: { sessionId: 'typed', number: '48213', linkedTicketId: makeTicket().id },
  },
  'session.warn': {
    by: 'system',
    payload: { sessionId: 'linked', clock: 'resolve', warnAt: nine + 192 * minute },
  },
  'session.retime': { by: 'system', payload: { sessionIds: ['s1', 'escalated'] } },
  'ticket.put': { by: 'system', payload: { tickets: [contentOf(makeTicket({ status: 'In Progress' }))] } },
  'connection.put': {
    by: 'system',
    payload: {
      connectionId: 'cw2',
      system: 'request_tracker',
      name: 'RT',
      address: 'https://rt.example.com',
      capabilities: { timeEntries: true, attachments: true, authors: false, callbacks: false },
    },
  },
  'connection.state': {
    by: 'system',
    payload: { connectionId: 'cw1', state: 'failing', problem: 'The keys were not accepted.' },
  },
  'connection.settings': {
    by: 'cy',
    payload: {
      connectionId: 'cw1',
      settings: { timeRounding: '30min' },
      members: [{ personId: 'bo', memberId: 'bdiaz', name: 'Bo Diaz' }],
    },
  },
  'schedule.save': {
    by: 'cy',
    payload: {
      scheduleId: 'd1',
      basedOn: 1,
      name: 'First line, nights',
      teamId: null,
      zone: 'Europe/London',
      rotations: [
        {
          id: 'r1',
          people: ['bo', 'cy'],
          turn: { every: 1, unit: 'day' },
          startsOn: '2026-11-16',
          handoverAt: '20:00',
          hours: [{ days: [1, 2, 3, 4, 5], from: '20:00', until: '08:00' }],
        },
      ],
    },
  },
  'schedule.remove': { by: 'cy', payload: { scheduleId: 'd1' } },
  'schedule.cover': {
    by: 'ann',
    payload: {
      scheduleId: 'd1',
      coverId: 'new1',
      cover: { kind: 'replace', personId: 'cy', insteadOf: 'ann' },
      from: nine + 72 * 60 * minute,
      until: nine + 96 * 60 * minute,
    },
  },
  'schedule.uncover': { by: 'ann', payload: { scheduleId: 'd1', coverId: 'cover1' } },
  'schedule.take': { by: 'bo', payload: { scheduleId: 'd1' } },
}
