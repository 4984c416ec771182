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
import { createPsaHandlers } from './psa/requests/psa-handlers.ts'
import type { InLine } from './store/account-line.ts'
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
  db: Database
  listener: Listener
  jobs: JobQueue
  decider: Decider
  /** What desks are told of. */
  commits: Pick<Commits, 'listen'>
  /** Where requests of one workspace wait for each other, and where its pulls do. */
  inLine: InLine
  pullInLine: InLine
  psa: PsaParts
  notify: Parameters<typeof createNotifyHandlers>[0]['notify']
  ai: EnrichmentParts
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
  const { db, listener, jobs, decider, inLine, pullInLine, psa, notify, ai, clock, onError } = parts
  const sockets = createSockets({
    ...parts.sockets,
    isDeaf: listener.isDeaf,
    recognise: async (accountId, checkpoint) => recognise(db, accountId, checkpoint),
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
  sockets.serve({
    handlers: createHandlers({
      db,
      inLine,
      pullInLine,
      jobs,
      clock,
      decider,
      presence,
      psa: createPsaHandlers({ db, pullInLine, jobs, act: decider.act, clock, psa }),
      notify: createNotifyHandlers({ db, jobs, clock, notify }),
      ai: createAiHandlers({ db, jobs, clock, ai }),
      duty: createDutyHandlers({ db, clock, publicUrl: notify.publicUrl }),
      policies: createPolicyHandlers({ db, act: decider.act, enqueue: jobs.enqueue, clock }),
      figures: createFigureHandlers({ db, pullInLine, clock }),
      proof: createProofHandlers({ db, hasHeartbeat: parts.hasHeartbeat }),
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
