import { fail } from '../../../language/problems.ts'
import type { Desk } from '../../contract/desk.ts'
import type { Seat } from './seat-parts.ts'

const notSignedIn = fail('unauthenticated', 'Sign in first.')

type SeatCalls = Pick<
  Desk,
  | 'markSessionOpened'
  | 'act'
  | 'request'
  | 'discard'
  | 'search'
  | 'searchServer'
  | 'similar'
  | 'markNotificationsSeen'
  | 'markHandoffSeen'
  | 'keepFile'
  | 'readFile'
  | 'readDraft'
  | 'writeDraft'
  | 'acknowledgeLost'
  | 'readPreference'
  | 'writePreference'
  | 'psa'
  | 'askServer'
>

/** What a desk passes on to whoever sits at it; without anyone it is rejected, or nothing. */
export const seatCalls = (seat: () => Seat | null): SeatCalls => ({
  markSessionOpened: (sessionId, rev) => seat()?.opened.mark(sessionId, rev),
  act: async (type, payload, as) => seat()?.outbox.act(type, payload, as) ?? notSignedIn,
  request: async (type, payload, as) => seat()?.outbox.request(type, payload, as) ?? notSignedIn,
  discard: async (intentId) => seat()?.outbox.discard(intentId),
  search: async (query, options) => seat()?.search.search(query, options) ?? { hits: [], complete: true },
  searchServer: async (query, options) => seat()?.searchServer(query, options) ?? { state: 'none', hits: [] },
  similar: async (text, options) => seat()?.search.similarTo(text, options) ?? [],
  markNotificationsSeen: async (keys) => seat()?.board.markSeen(keys),
  markHandoffSeen: async (handoffId) => seat()?.board.markHandoffSeen(handoffId),
  keepFile: async (file) => seat()?.keepFile(file) ?? notSignedIn,
  readFile: async (file) => seat()?.files.load(file) ?? notSignedIn,
  readDraft: async (key) => (await seat()?.drafts.read(key)) ?? '',
  async writeDraft(key, text) {
    await seat()?.drafts.write(key, text)
    return text
  },
  acknowledgeLost: () => seat()?.acknowledgeLost(),
  readPreference: async (key) => (await seat()?.preferences.read(key)) ?? null,
  writePreference: async (key, value) => seat()?.preferences.write(key, value),
  askServer: async (name, request) => seat()?.askServer(name, request) ?? notSignedIn,
  psa: {
    test: async (form) => seat()?.psa.test(form) ?? notSignedIn,
    save: async (form) => seat()?.psa.save(form) ?? notSignedIn,
    remove: async (connectionId) => seat()?.psa.remove(connectionId) ?? notSignedIn,
    options: async (connectionId) => seat()?.psa.options(connectionId) ?? notSignedIn,
    choices: async (connectionId, boardId) => seat()?.psa.choices(connectionId, boardId) ?? notSignedIn,
    tickets: async (query) => seat()?.psa.tickets(query) ?? notSignedIn,
    ticket: async (ref) => seat()?.psa.ticket(ref) ?? notSignedIn,
    writebacks: async (filter) => seat()?.psa.writebacks(filter) ?? notSignedIn,
  },
})
