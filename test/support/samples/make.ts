import { newAccount } from '../../../core/domain/account/new-account.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Account } from '../../../core/domain/account/account.ts'
import type { Branch } from '../../../core/domain/branches/branch.ts'
import {
  ChangeSchema,
  type Change,
  type CollectionName,
  type Documents,
} from '../../../core/domain/shapes/collections.ts'
import type { Entry, Step } from '../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Fix } from '../../../core/domain/branches/fix.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { answerWithinMs, type Handover, type HandoverItem } from '../../../core/domain/handover/handover.ts'
import { noReach } from '../../../core/domain/duty/reach.ts'
import { newSession } from '../../../core/domain/session/new-session.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { defaultPolicy, policyId, type Policy } from '../../../core/domain/duty/policy.ts'
import type { ResponseTargets } from '../../../core/domain/duty/response-targets.ts'
import type { Schedule } from '../../../core/domain/duty/schedule.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { snapshotOf, type Snapshot } from '../../../core/domain/session/snapshot.ts'
import { decide, type Decision } from '../../../core/intents/decide.ts'
import type { Actor, Context } from '../../../core/intents/defining/define-intent.ts'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import type { View } from '../../../core/intents/defining/work.ts'

/** Nine in the morning of 20 November 2026, UTC: when the stories of the tests begin. */
export const nine = Date.UTC(2026, 10, 20, 9)
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute

/** The workspace that every builder puts its document into unless told otherwise. */
export const acme = 'acme'

const base = (id: string) => ({ id, accountId: acme, rev: 1 })

export const makeAccount = (over: Partial<Account> = {}): Account => ({
  ...newAccount({ id: acme, name: 'Acme IT' }),
  rev: 1,
  ...over,
})

/**
 * Weekdays from nine to five, UTC. Urgent: a touch within `minutes` and four hours to resolve it; normal: an hour and two days;
 * high: half an hour.
 */
export const targetsOf = (minutes = 15): ResponseTargets => ({
  calendar: {
    zone: 'UTC',
    hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }],
    holidays: [],
  },
  targets: {
    low: { touchMinutes: null, resolveMinutes: null },
    normal: { touchMinutes: 60, resolveMinutes: 960 },
    high: { touchMinutes: 30, resolveMinutes: null },
    urgent: { touchMinutes: minutes, resolveMinutes: 240 },
  },
})

/** An active engineer; the name follows from the id: `ann` is Ann. */
export const makePerson = (id: string, over: Partial<Person> = {}): Person => ({
  ...base(id),
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  role: 'engineer',
  active: true,
  teamId: null,
  ...over,
})

/** An active session without any content, held by Ann. */
export const makeSession = (over: Partial<Session> = {}): Session => ({
  ...newSession({
    id: 's1',
    accountId: acme,
    teamId: null,
    ownerId: 'ann',
    title: 'Outlook does not sync',
    problemSummary: 'Outlook is failing to sync email for the whole finance team',
    problemCategory: 'email',
    psaTicketId: null,
    createdAt: nine,
  }),
  rev: 1,
  ...over,
})

export const makeSnapshot = (over: Partial<Snapshot> = {}): Snapshot => ({
  ...snapshotOf(makeSession(), []),
  ...over,
})

/** An open, accepted escalation of `s1` by Ann. */
export const makeHandoff = (over: Partial<Handoff> = {}): Handoff => ({
  ...base('h1'),
  sessionId: 's1',
  teamId: null,
  intent: 'escalate',
  state: 'open',
  handedOffBy: 'ann',
  targetUserId: null,
  targetTeamId: null,
  priority: 'normal',
  reason: null,
  engineerNotes: 'Tried a new profile, no change.',
  sourceBranchId: null,
  snapshot: makeSnapshot(),
  wakeAt: null,
  wakeOnReply: false,
  wokeAt: null,
  policy: null,
  createdAt: nine,
  acceptedAt: nine + second,
  opensAt: null,
  answerableId: null,
  woken: null,
  ticketThen: null,
  claimedBy: null,
  claimedAt: null,
  claimTakenOver: null,
  pickup: null,
  withdrawnAt: null,
  closedAt: null,
  closedBecause: null,
  reach: noReach,
  assessment: null,
  assessmentData: null,
  enrichment: null,
  briefing: null,
  confirmation: null,
  psaNoteId: null,
  wakeWall: null,
  sla: null,
  ...over,
})

export const makeBranch = (over: Partial<Branch> = {}): Branch => ({
  ...base('b1'),
  sessionId: 's1',
  label: 'Profile is corrupt',
  status: 'untried',
  reason: '',
  parentId: null,
  depth: 0,
  order: 0,
  fork: { entryId: null, reason: '', options: [] },
  createdBy: 'ann',
  createdAt: nine,
  statusBy: 'ann',
  statusAt: nine,
  ...over,
})

export const makeStep = (over: Partial<Step> = {}): Step => ({
  order: 1,
  type: 'check',
  options: [],
  selected: null,
  freeText: null,
  skipped: false,
  result: null,
  answeredBy: null,
  answeredAt: null,
  toDo: false,
  ...over,
})

/** A note by Ann. */
export const makeEntry = (over: Partial<Entry> = {}): Entry => ({
  ...base('e1'),
  sessionId: 's1',
  branchId: null,
  seq: 1,
  kind: 'note',
  authorId: 'ann',
  text: 'Autodiscover answers with 401.',
  attachments: [],
  mentions: [],
  step: null,
  event: null,
  at: nine,
  acceptedAt: nine,
  editedAt: null,
  history: [],
  ...over,
})

export const makeFact = (over: Partial<Fact> = {}): Fact => ({
  ...base('f1'),
  sessionId: 's1',
  text: 'Webmail works.',
  source: 'note',
  sourceEntryId: null,
  order: 0,
  createdBy: 'ann',
  createdAt: nine,
  updatedBy: 'ann',
  updatedAt: nine,
  removedAt: null,
  ...over,
})

/** A schedule in which Ann, Bo and Cy take turns of a week from 16 November 2026, at nine in the morning, UTC. */
export const makeSchedule = (over: Partial<Schedule> = {}): Schedule => ({
  ...base('d1'),
  name: 'First line',
  teamId: null,
  zone: 'UTC',
  rotations: [
    {
      id: 'r1',
      people: ['ann', 'bo', 'cy'],
      turn: { every: 1, unit: 'week' },
      startsOn: '2026-11-16',
      handoverAt: '09:00',
      hours: [],
    },
  ],
  covers: [],
  version: 1,
  removed: false,
  createdAt: nine,
  ...over,
})

/** A shift handover of Ann's to Bo with the session she is working on. */
export const makeHandover = (over: Partial<Handover> = {}): Handover => ({
  ...base('shift1'),
  from: 'ann',
  to: 'bo',
  note: 'Quiet so far.',
  dutyEndsAt: null,
  items: [makeHandoverItem()],
  held: [],
  createdAt: nine,
  acceptedAt: nine,
  answerBy: nine + answerWithinMs,
  closedAt: null,
  withdrawnAt: null,
  ...over,
})

export const makeHandoverItem = (over: Partial<HandoverItem> = {}): HandoverItem => ({
  sessionId: 's1',
  handoffId: null,
  kind: 'active',
  title: 'Outlook does not sync',
  client: '',
  dueAt: null,
  wakeAt: null,
  wakeOnReply: false,
  line: 'Call Maya first.',
  state: 'open',
  by: null,
  at: null,
  reason: '',
  ...over,
})

/** Cy's policy for urgent escalations. */
export const makePolicy = (over: Partial<Policy> = {}): Policy => ({
  ...base(policyId('urgent')),
  priority: 'urgent',
  ...defaultPolicy('urgent'),
  phone: { name: 'Service desk', number: '+44 20 7946 0018' },
  version: 1,
  changedBy: 'cy',
  changedAt: nine,
  ...over,
})

export const makeFix = (over: Partial<Fix> = {}): Fix => ({
  ...base('x1'),
  sessionId: 's1',
  text: 'Rebuild the profile',
  confidence: 50,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  outcome: 'proposed',
  outcomeReason: '',
  outcomeBy: null,
  outcomeAt: null,
  supersededBy: null,
  supersededAt: null,
  createdBy: 'ann',
  createdAt: nine,
  updatedAt: nine,
  ...over,
})

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

/** Who does it and when; the clock of the world and the server's authority unless told otherwise. */
export type Doing = Partial<Pick<Context, 'at' | 'now' | 'authority' | 'intentId'>>

/**
 * One workspace in memory that treats intents as a server does.
 *
 * `act` decides and, when accepted, stores the changes under the next rev. Documents are frozen, so an `apply`
 * that writes into what it was given throws; changes that do not survive the wire throw as well.
 */
export class World {
  readonly accountId: string
  now = nine
  rev = 1
  #intents = 0
  #documents = new Map<string, Change>()

  constructor(accountId = acme) {
    this.accountId = accountId
  }

  readonly view: View = {
    get: (collection, id) => this.find(collection, id),
  }

  /** Puts a document in as it is. */
  add<C extends CollectionName>(collection: C, ...documents: Documents[C][]): this {
    for (const document of documents) {
      this.#documents.set(`${collection}/${document.id}`, frozen({ collection, document } as Change))
    }
    return this
  }

  find<C extends CollectionName>(collection: C, id: string): Documents[C] | null {
    return (this.#documents.get(`${collection}/${id}`)?.document as Documents[C] | undefined) ?? null
  }

  get<C extends CollectionName>(collection: C, id: string): Documents[C] {
    const document = this.find(collection, id)
    if (document === null) throw new Error(`The world has no ${collection}/${id}.`)
    return document
  }

  all<C extends CollectionName>(collection: C): Documents[C][] {
    return [...this.#documents.values()]
      .filter((change) => change.collection === collection)
      .map((change) => change.document as Documents[C])
  }

  /** Everything in the world, to compare before with after. */
  everything(): Change[] {
    return [...this.#documents.values()]
  }

  actor(id: string): Actor {
    if (id === 'system') return { id: 'system', role: 'owner', name: 'Baton' }
    const { name, role } = this.get('people', id)
    return { id, name, role }
  }

  /** Decides without storing. `type` and `payload` may be nonsense. */
  decide(type: string, payload: unknown, by: string, doing: Doing = {}): Decision {
    const now = doing.now ?? this.now
    const context: Context = {
      intentId: doing.intentId ?? `i${this.#intents + 1}`,
      accountId: this.accountId,
      actor: this.actor(by),
      at: doing.at ?? now,
      now,
      authority: doing.authority ?? 'server',
    }
    const intent = {
      id: context.intentId,
      at: context.at,
      type,
      version: 1,
      payload: payload as Record<string, unknown>,
    }
    return decide(intent, context, this.view)
  }

  /** Decides and stores. */
  act(type: string, payload: unknown, by: string, doing: Doing = {}): Decision {
    const decision = this.decide(type, payload, by, doing)
    this.#intents += 1
    if (decision.status !== 'accepted') return decision
    this.rev += 1
    for (const change of decision.changes) {
      survivesTheWire(change)
      this.add(change.collection, { ...change.document, rev: this.rev })
    }
    return decision
  }

  /** Acts, and throws when that is rejected. */
  must<T extends IntentType>(type: T, payload: IntentInput<T>, by: string, doing: Doing = {}): this {
    const decision = this.act(type, payload, by, doing)
    if (decision.status !== 'accepted') throw new Error(`${type} by ${by}: ${JSON.stringify(decision)}`)
    return this
  }

  /** Lets time pass. */
  wait(milliseconds: number): this {
    this.now += milliseconds
    return this
  }

  /** The snapshot that a device would take now. */
  snapshot(sessionId: string): Snapshot {
    return snapshotOf(this.get('sessions', sessionId), this.all('branches'))
  }
}

/** Throws unless a change arrives as it was sent, through JSON and the schema of its collection. */
export const survivesTheWire = (change: Change): void => {
  const arrived = ChangeSchema.safeParse(JSON.parse(JSON.stringify(change)))
  if (!arrived.success) {
    throw new Error(
      `${change.collection}/${change.document.id} does not fit its schema: ${arrived.error.message}`,
    )
  }
  if (!isDeepStrictEqual(arrived.data, change)) {
    throw new Error(`${change.collection}/${change.document.id} arrives as ${JSON.stringify(arrived.data)}`)
  }
}

/** A workspace with Ann and Bo (engineers), Cy (admin), Olga (owner) and Vic (viewer). */
export const makeWorld = (): World =>
  new World()
    .add('accounts', makeAccount())
    .add(
      'people',
      makePerson('ann'),
      makePerson('bo'),
      makePerson('cy', { role: 'admin' }),
      makePerson('olga', { role: 'owner' }),
      makePerson('vic', { role: 'viewer' }),
    )

/** The same with session `s1` of Ann's, started through its intent. */
export const makeWorldWithSession = (): World =>
  makeWorld().must(
    'session.start',
    {
      sessionId: 's1',
      title: 'Outlook does not sync',
      problemSummary: 'Outlook is failing to sync email for the whole finance team',
    },
    'ann',
  )
