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

/**
 * What a desk passes on to whoever sits at it; without anyone it is rejected, or nothing.
 *
 * While the desk is opened again for the same person, calls wait: whoever types notices nothing of it, and what is
 * answered has been stored.
 */
export const seatCalls = (at: {
  get(): Seat | null
  reopening(): Promise<Seat | null> | null
}): SeatCalls => {
  const ask = async <T, N>(call: (seat: Seat) => Promise<T> | T, noOne: N): Promise<T | N> => {
    const seat = at.get() ?? (await at.reopening())
    return seat === null ? noOne : call(seat)
  }
  const psa = async <T>(call: (psa: Seat['psa']) => Promise<T>) =>
    ask(async (seat) => call(seat.psa), notSignedIn)
  return {
    markSessionOpened: (sessionId, rev) => void ask((seat) => seat.opened.mark(sessionId, rev), undefined),
    act: async (type, payload, as) => ask(async ({ outbox }) => outbox.act(type, payload, as), notSignedIn),
    request: async (type, payload, as) =>
      ask(async ({ outbox }) => outbox.request(type, payload, as), notSignedIn),
    discard: async (intentId) => ask(async ({ outbox }) => outbox.discard(intentId), undefined),
    search: async (query, options) =>
      ask(async ({ search }) => search.search(query, options), { hits: [], complete: true }),
    searchServer: async (query, options) =>
      ask(async (seat) => seat.searchServer(query, options), { state: 'none', hits: [] }),
    similar: async (text, options) => ask(async ({ search }) => search.similarTo(text, options), []),
    markNotificationsSeen: async (keys) => ask(async ({ board }) => board.markSeen(keys), undefined),
    markHandoffSeen: async (handoffId) =>
      ask(async ({ board }) => board.markHandoffSeen(handoffId), undefined),
    keepFile: async (file) => ask(async (seat) => seat.keepFile(file), notSignedIn),
    readFile: async (file) => ask(async ({ files }) => files.load(file), notSignedIn),
    readDraft: async (key) => (await ask(async ({ drafts }) => drafts.read(key), null)) ?? '',
    async writeDraft(key, text) {
      await ask(async ({ drafts }) => drafts.write(key, text), undefined)
      return text
    },
    acknowledgeLost: () => void ask((seat) => seat.acknowledgeLost(), undefined),
    readPreference: async (key) => ask(async ({ preferences }) => preferences.read(key), null),
    writePreference: async (key, value) =>
      ask(async ({ preferences }) => preferences.write(key, value), undefined),
    askServer: async (name, request) => ask(async (seat) => seat.askServer(name, request), notSignedIn),
    psa: {
      test: async (form) => psa(async (calls) => calls.test(form)),
      save: async (form) => psa(async (calls) => calls.save(form)),
      remove: async (connectionId) => psa(async (calls) => calls.remove(connectionId)),
      options: async (connectionId) => psa(async (calls) => calls.options(connectionId)),
      choices: async (connectionId, boardId) => psa(async (calls) => calls.choices(connectionId, boardId)),
      tickets: async (query) => psa(async (calls) => calls.tickets(query)),
      ticket: async (ref) => psa(async (calls) => calls.ticket(ref)),
      writebacks: async (filter) => psa(async (calls) => calls.writebacks(filter)),
    },
  }
}
