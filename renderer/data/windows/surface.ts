import type { Desk, Readable } from '../contract/desk.ts'
import type { Psa } from '../contract/psa.ts'
import type { SignIns } from '../contract/sign-ins.ts'

/**
 * How a member of the desk reaches the window that owns it.
 *
 * - `value`: one readable; `list`: a readable for each set of arguments
 * - `act`: an action, repeated under the same id if the owner is gone before it answers
 * - `call`: a question or a change that can safely be repeated; `once`: one that can't
 * - `send`: no answer
 * - `standing`: no answer, and it holds until something else is said, so the next owner is told as well
 * - `own`: each window does it itself (`window-desk.ts`)
 */
type Kind<F> =
  F extends Readable<unknown>
    ? 'value'
    : F extends (...args: never[]) => Readable<unknown>
      ? 'list'
      : F extends (...args: never[]) => Promise<unknown>
        ? 'act' | 'call' | 'once' | 'own'
        : F extends (...args: never[]) => void
          ? 'send' | 'standing' | 'own'
          : 'own'

/** Every member of the desk. The compiler asks for a line when one is added. */
export const surface = {
  state: 'value',
  pendingDocuments: 'value',
  notifications: 'value',
  howTold: 'value',
  openedSessions: 'value',
  document: 'list',
  people: 'list',
  sessions: 'list',
  ownedBy: 'list',
  clients: 'list',
  entries: 'list',
  steps: 'list',
  branches: 'list',
  facts: 'list',
  fixes: 'list',
  handoffsOf: 'list',
  openHandoffs: 'list',
  handedOver: 'list',
  writeUps: 'list',
  connections: 'list',
  schedules: 'list',
  policies: 'list',
  handovers: 'list',
  tickets: 'list',
  writebacks: 'list',
  contents: 'list',
  file: 'list',
  fileTransfer: 'list',
  onlookers: 'list',
  assistantSays: 'list',
  draftAlsoOpen: 'list',
  act: 'act',
  request: 'act',
  discard: 'call',
  search: 'call',
  searchServer: 'call',
  similar: 'call',
  markNotificationsSeen: 'call',
  markHandoffSeen: 'call',
  keepFile: 'call',
  readFile: 'call',
  readDraft: 'call',
  writeDraft: 'call',
  readPreference: 'call',
  writePreference: 'call',
  lookAtInvitation: 'call',
  lookAtReset: 'call',
  setup: 'once',
  signIn: 'once',
  accept: 'once',
  signOut: 'once',
  resetPassword: 'once',
  invite: 'once',
  askServer: 'once',
  markSessionOpened: 'send',
  lookAt: 'standing',
  acknowledgeLost: 'send',
  setAway: 'standing',
  reconnect: 'send',
  now: 'own',
  newId: 'own',
  onArrival: 'own',
  watchDraft: 'own',
  signIns: 'own',
  psa: 'own',
  takeOver: 'own',
  close: 'own',
} as const satisfies { [K in keyof Desk]: Kind<Desk[K]> }

/** The calls that only the server can answer. None is repeated on its own. */
export const signInCalls = {
  changePassword: 'once',
  createReset: 'once',
  devices: 'once',
  endDevice: 'once',
  invitations: 'once',
  revokeInvitation: 'once',
} as const satisfies Record<keyof SignIns, 'once'>

/** The questions about ticket systems. None is repeated on its own. */
export const psaCalls = {
  test: 'once',
  save: 'once',
  remove: 'once',
  options: 'once',
  choices: 'once',
  tickets: 'once',
  ticket: 'once',
  writebacks: 'once',
} as const satisfies Record<keyof Psa, 'once'>

/** Members of one kind. */
export type MembersOf<K> = {
  [M in keyof typeof surface]: (typeof surface)[M] extends K ? M : never
}[keyof typeof surface]

/** The names of all members of these kinds. */
export const membersOf = <K extends string>(...kinds: readonly K[]): MembersOf<K>[] =>
  (Object.keys(surface) as (keyof typeof surface)[]).filter((member): member is MembersOf<K> =>
    (kinds as readonly string[]).includes(surface[member]),
  )
