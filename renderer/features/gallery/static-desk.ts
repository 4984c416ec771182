import type { DesktopApi, DesktopInfo } from '../../../core/bridge/desktop-api.ts'
import { fail, succeed } from '../../../core/domain/document/problem.ts'
import type { DeskState } from '../../data/contract/desk-state.ts'
import { type Desk, nothingChosen, type Readable } from '../../data/contract/desk.ts'
import { needsPerson } from '../../../core/domain/write-up/writeback-state.ts'
import { assistantSays } from './gallery-assistant.ts'
import * as entries from './gallery-entries.ts'
import * as handoffs from './gallery-handoffs.ts'
import * as lists from './gallery-lists.ts'
import * as psa from './gallery-psa.ts'
import * as sessions from './gallery-data.ts'

const data = { ...sessions, ...entries, ...handoffs, ...psa }

const still = <T>(value: T): Readable<T> => ({ get: () => value, subscribe: () => () => undefined })
const rejected = fail('offline', 'This is the gallery: nothing is sent from here.')

const picture =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 4 3%22%3E%3Crect width=%224%22 height=%223%22 fill=%22%23789%22/%3E%3C/svg%3E'

const deskState: DeskState = {
  phase: 'ready',
  identity: {
    accountId: 'gallery',
    accountName: 'Northwind IT',
    personId: 'ana',
    name: 'Ana Ruiz',
    role: 'engineer',
  },
  connection: { kind: 'online', since: data.now - 60_000 },
  waiting: 0,
  filesWaiting: 0,
  rejected: lists.rejected,
  lastSyncAt: data.now,
  synced: true,
  clockSkew: 0,
  problem: null,
  lost: [],
}

const documents: Record<string, readonly { id: string }[]> = {
  accounts: [lists.account],
  people: data.people,
  sessions: data.sessions,
  entries: data.entries,
  branches: data.branches,
  facts: data.facts,
  fixes: data.fixes,
  handoffs: data.handoffs,
  writeups: data.writeUps,
  writebacks: data.writebacks,
  tickets: data.tickets,
  connections: data.connections,
  schedules: [],
  policies: [],
  handovers: [],
}

/** Lists are asked for again at each drawing, so that the same question has to get the same answer. */
const kept = new Map<string, Readable<unknown>>()
const same = <T>(key: string, make: () => T): Readable<T> => {
  const known = kept.get(key) ?? still(make())
  kept.set(key, known)
  return known as Readable<T>
}
const of = <T extends { sessionId: string }>(name: string, list: readonly T[], sessionId: string) =>
  same(`${name}/${sessionId}`, () => list.filter((one) => one.sessionId === sessionId))

let ids = 0

/** A desk on which nothing ever changes: what it says is in the files `gallery-*.ts`, what is done is rejected politely. */
export const staticDesk: Desk = {
  state: still(deskState),
  pendingDocuments: still(
    new Set([
      'sessions/vpn',
      'entries/entry-29',
      'entries/entry-offline',
      'facts/fact-3',
      'branches/throttling',
    ]),
  ),
  now: () => data.now,
  newId() {
    ids += 1
    return `new-${ids}`
  },
  act: async () => rejected,
  request: async () => rejected,
  askServer: async () => rejected,
  discard: async () => undefined,
  document: (collection, id) =>
    same(
      `document/${collection}/${id}`,
      () => documents[collection]?.find((one) => one.id === id) ?? null,
    ) as never,
  people: () => same('people', () => new Map(data.people.map((person) => [person.id, person]))),
  sessions: ({ scope }) => same(`sessions/${scope}`, () => data.sessions),
  clients: () => same('clients', () => data.sessions.filter(({ client }) => client !== '')),
  entries: (sessionId) => of('entries', data.entries, sessionId),
  steps: (sessionId) =>
    of(
      'steps',
      data.entries.filter((entry) => entry.step !== null),
      sessionId,
    ),
  branches: (sessionId) => of('branches', data.branches, sessionId),
  facts: (sessionId) => of('facts', data.facts, sessionId),
  fixes: (sessionId) => of('fixes', data.fixes, sessionId),
  handoffsOf: (sessionId) => of('handoffs', data.handoffs, sessionId),
  handedOver: () => same('handed-over', () => data.handoffs.filter((one) => one.state === 'claimed')),
  writeUps: (sessionId) => of('writeups', data.writeUps, sessionId),
  connections: () => same('connections', () => data.connections),
  schedules: () => same('schedules', () => []),
  policies: () => same('policies', () => []),
  handovers: () => same('handovers', () => []),
  tickets: () => same('tickets', () => data.tickets),
  writebacks: (only) =>
    same(`writebacks/${only}`, () =>
      data.writebacks.filter(({ state }) => only === 'all' || needsPerson(state)),
    ),
  contents: (sessionId) => same(`contents/${sessionId}`, () => 'here' as const),
  openHandoffs: () => same('open', () => data.handoffs.filter((one) => one.state === 'open')),
  search: async () => ({ hits: [], complete: true }),
  searchServer: async () => ({ state: 'none', hits: [] }),
  similar: async () => [],
  notifications: still({
    notifications: lists.notifications,
    unseen: new Set(['h-mine']),
    held: new Map(),
    quietUntil: null,
  }),
  ownedBy: (personId) =>
    same(`owned/${personId}`, () => data.sessions.filter(({ ownerId }) => ownerId === personId)),
  onArrival: () => () => undefined,
  markNotificationsSeen: async () => undefined,
  markHandoffSeen: async () => undefined,
  keepFile: async () => rejected,
  file: ({ hash }) =>
    same(`image/${hash}`, () => {
      const state = lists.imageStates[Number(hash[0])] ?? 'failed'
      const isHere = ['sent', 'device', 'sending', 'stuck'].includes(state)
      const problem = state === 'stuck' ? rejected.problem : null
      return { url: isHere ? picture : null, state, problem }
    }),
  fileTransfer: (hash) =>
    same(`transfer/${hash}`, () => {
      const state = lists.transferStates[Number(hash[0])] ?? 'sent'
      return { state, share: 0.4, problem: state === 'stuck' ? rejected.problem : null }
    }),
  readFile: async () => rejected,
  assistantSays: (sessionId) => same(`says/${sessionId}`, () => assistantSays[sessionId] ?? null),
  onlookers: ({ kind, id }) => same(`onlookers/${kind}/${id}`, () => data.onlookers[`${kind}/${id}`] ?? []),
  lookAt: () => undefined,
  setAway: () => undefined,
  howTold: still(nothingChosen),
  openedSessions: still(new Map([['others', 3]])),
  markSessionOpened: () => undefined,
  readDraft: async () => '',
  acknowledgeLost: () => undefined,
  writeDraft: async (_, text) => text,
  watchDraft: () => () => undefined,
  draftAlsoOpen: () => same('also-open', () => false),
  readPreference: async () => null,
  writePreference: async () => undefined,
  setup: async () => rejected,
  signIn: async () => rejected,
  accept: async () => rejected,
  signOut: async () => succeed(undefined),
  lookAtInvitation: async () => rejected,
  lookAtReset: async () => rejected,
  resetPassword: async () => rejected,
  signIns: {
    changePassword: async () => rejected,
    createReset: async () => rejected,
    devices: async () => rejected,
    endDevice: async () => rejected,
    invitations: async () => rejected,
    revokeInvitation: async () => rejected,
  },
  psa: {
    test: async () => rejected,
    save: async () => rejected,
    remove: async () => rejected,
    options: async () => rejected,
    choices: async () => rejected,
    tickets: async () => rejected,
    ticket: async () => rejected,
    writebacks: async () => rejected,
  },
  invite: async () => rejected,
  takeOver: async () => undefined,
  reconnect: () => undefined,
  close: async () => undefined,
}

/** A desktop that does nothing. */
export const staticDesktop: { api: DesktopApi; info: DesktopInfo } = {
  api: {
    info: async () => staticDesktop.info,
    setServerUrl: async () => 'failed',
    keys: null,
    signIn: null,
    showToast: async () => 'suppressed',
    closeToast: async () => undefined,
    setBadge: async () => undefined,
    setTrayStatus: async () => undefined,
    onTrayCommand: () => () => undefined,
    focusWindow: async () => undefined,
    openWindow: async () => false,
    capture: { open: async () => false, close: async () => false, onOpened: () => () => undefined },
    hotkeys: null,
    setLanguage: async () => false,
    onMenuCommand: () => () => undefined,
    spelling: null,
    proxy: null,
    updates: null,
    openLogFolder: null,
    onStore: () => () => undefined,
    openExternal: async () => false,
    onLink: () => () => undefined,
    onResume: () => () => undefined,
    onVisible: () => () => undefined,
  },
  info: {
    shell: 'web',
    platform: 'web',
    version: '0.0.0',
    serverUrl: '',
    connection: 'private',
    serverIsDecided: false,
    policyProblems: [],
    keepsSecrets: true,
    profile: '',
  },
}
