import { createFigureHandlers } from './analytics/figure-handlers.ts'
import { createProofHandlers } from './audit/proof-handlers.ts'
import type { Commits } from './deciding/commits.ts'
import type { Decider } from './deciding/decider.ts'
import type { EnrichmentParts } from './enrichment/enrichment-parts.ts'
import { createAiHandlers } from './enrichment/requests/ai-handlers.ts'
import type { JobQueue } from './jobs/jobs.ts'
import { createDeskBook } from './notify/desk-book.ts'
import { createNotifyHandlers } from './notify/requests/notify-handlers.ts'
import { createDutyHandlers } from './policy/duty-feeds.ts'
import { createPolicyHandlers } from './policy/policy-handlers.ts'
import type { PsaParts } from './psa/psa-parts.ts'
import type { Quotas } from './quotas/quotas.ts'
import { createPsaHandlers } from './psa/requests/psa-handlers.ts'
import type { AccountDatabases } from './store/account-databases.ts'
import type { Database } from './store/database.ts'
import type { Listener } from './store/listener.ts'
import { createHandlers, recognise } from './sync/handlers.ts'
import { createLive, type Live } from './sync/live.ts'
import { createPresence, type Presence } from './sync/presence.ts'
import { createSaid, type SaidPeers } from './sync/said.ts'
import { createSockets, type SocketParts, type Sockets } from './sync/sockets.ts'
import { systemAfter } from './sync/timers.ts'

export type DeskParts = {
  /** Names this process to the others. */
  process: string
  /** For what the process does for everyone; requests get theirs from `accounts`. */
  db: Database
  accounts: Pick<AccountDatabases, 'ordinary' | 'locking'>
  listener: Listener
  jobs: JobQueue
  decider: Decider
  /** What desks are told of. */
  commits: Pick<Commits, 'listen'>
  psa: PsaParts
  notify: Parameters<typeof createNotifyHandlers>[0]['notify']
  ai: EnrichmentParts
  quotas: Quotas
  hasHeartbeat: boolean
  /** Where desks connect, and how they are let in. */
  sockets: Omit<SocketParts, 'clock' | 'isDeaf' | 'recognise'>
  clock: () => number
  onError: (error: unknown) => void
}

/** All that desks are told and may ask for, of this process. */
export type ServedDesks = {
  sockets: Sockets
  live: Live
  presence: Presence
  said: SaidPeers
  /** Takes no more requests and ends the connections; resolves when what was asked is answered. */
  close(): Promise<void>
  /** After that, what the other processes may still have to hear. */
  closeBooks(): Promise<void>
}

/** Lets desks connect, answers them, and tells them of changes here and in other processes. */
export const serveDesks = async (parts: DeskParts): Promise<ServedDesks> => {
  const { db, accounts, listener, jobs, decider, psa, notify, ai, clock, onError } = parts
  const sockets = createSockets({
    ...parts.sockets,
    isDeaf: listener.isDeaf,
    recognise: async (accountId, checkpoint) =>
      recognise(accounts.ordinary(accountId), accountId, checkpoint),
    clock,
  })
  const deskBook = createDeskBook({ db, process: parts.process, people: () => sockets.people(), onError })
  const live = createLive({
    db,
    emit: (accountId, message) => sockets.emit(accountId, 'sync:changed', message),
    parted: (accountId) => sockets.restart(accountId),
    isDeaf: listener.isDeaf,
    confirm: async (accountId) => sockets.confirm(accountId),
    onError,
  })
  parts.commits.listen(live.committed)
  const presence = createPresence({
    process: parts.process,
    audience: (accountId) => sockets.audience(accountId),
    tellAccount: (accountId, message) => sockets.emit(accountId, 'presence:changed', message),
    tellConnections: (connections, message) => sockets.tell(connections, message),
    tellProcesses: listener.tellPresence,
    after: systemAfter,
    onError,
  })
  const said = createSaid({
    presence,
    tellConnections: sockets.say,
    tellProcesses: listener.tellSaid,
    after: systemAfter,
    onError,
  })
  // All that answers requests is made of this, so that nothing of one account gets a connection before its turn.
  const given = {
    databaseOf: accounts.ordinary,
    lockingOf: accounts.locking,
    jobs,
    act: decider.act,
    enqueue: jobs.enqueue,
    clock,
    decider,
    presence,
    psa,
    quotas: parts.quotas,
    notify,
    ai,
    publicUrl: notify.publicUrl,
    hasHeartbeat: parts.hasHeartbeat,
  }
  sockets.serve({
    handlers: createHandlers({
      ...given,
      psa: createPsaHandlers(given),
      notify: createNotifyHandlers(given),
      ai: createAiHandlers(given),
      duty: createDutyHandlers(given),
      policies: createPolicyHandlers(given),
      figures: createFigureHandlers(given),
      proof: createProofHandlers(given),
    }),
    live,
    presence,
    onDesks: deskBook.changed,
  })
  await listener.start({
    change: (accountId, rev, own) => live.nudge(accountId, rev, own),
    access: (personId) => sockets.recheck(personId),
    presence: presence.heard,
    said: said.heard,
    rules: (personId) => sockets.rulesChanged(personId),
    async gap() {
      await sockets.confirmAll()
      live.catchUpAll()
      presence.gap()
    },
  })
  presence.gap()
  return {
    sockets,
    live,
    presence,
    said,
    close: async () => sockets.close(),
    async closeBooks() {
      await deskBook.close()
      await presence.close()
    },
  }
}
