import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { appOrigin } from '../core/bridge/app-origin.ts'
import { protocolVersion } from '../core/protocol/version.ts'
import { createAccessTokens } from './auth/access-token.ts'
import { createAuditor } from './audit/auditor.ts'
import { addAuditMetrics } from './audit/audit-metrics.ts'
import { createAuth } from './auth/auth.ts'
import { createPseudonyms } from './auth/pseudonyms.ts'
import { createVault } from './auth/vault.ts'
import type { Config } from './config.ts'
import { collectFiles } from './files/collect-files.ts'
import { createFiles } from './files/files.ts'
import { createAiMetrics } from './enrichment/ai-metrics.ts'
import { createEnrichmentParts } from './enrichment/enrichment-parts.ts'
import { forgetSent } from './enrichment/forget-sent.ts'
import { createEdge } from './http/edge.ts'
import { createHttp } from './http/http.ts'
import { narrowestPlace } from './http/places.ts'
import { type AllJobParts, allJobs } from './all-jobs.ts'
import { openJobs } from './jobs/jobs.ts'
import { createClaims } from './notify/claim/claims.ts'
import { forgetDeliveries } from './notify/forget-deliveries.ts'
import { sweepDeliveries } from './notify/sweep-deliveries.ts'
import { createNotifyParts, type NotifyOptions } from './notify/registry.ts'
import { createPsaCallbacks } from './psa/callbacks.ts'
import { createPsaParts } from './psa/psa-parts.ts'
import { createDutyFeeds } from './policy/duty-feeds.ts'
import { dutyReminders } from './policy/duty-reminders.ts'
import { queuePsaJobs } from './psa/queue-psa-jobs.ts'
import type { PsaTimings } from './psa/timings.ts'
import { keepSetupCode } from './setup-code-file.ts'
import { createPolicySweep } from './policy/sweep.ts'
import { thisProcess } from './store/change-log.ts'
import { outageOf } from './store/outage.ts'
import { bringUpToDate, openPools } from './store/pools.ts'
import type { Connection } from './store/database.ts'
import { createListener, notifyAccess } from './store/listener.ts'
import { allEffects } from './all-effects.ts'
import { createCommits } from './deciding/commits.ts'
import { createDecider } from './deciding/decider.ts'
import { serveDesks } from './serve-desks.ts'

/** What a server is built from. */
export type AppParts = {
  config: Config
  connection: Connection
  secretKey: Buffer
  clock: () => number
  log: Logger
  version: string
  /** Folder of the built web client. */
  webRoot: string
  /** Shorter waits for ticket systems, for tests. */
  psaTimings?: Partial<PsaTimings>
  /** Shorter waits for messages, and where Slack is, for tests. */
  notify?: Pick<NotifyOptions, 'timings' | 'slackApi'>
}

export type App = {
  /** The address it listens on, for example `http://127.0.0.1:4280`. */
  url: string
  /** The code needed to create the first workspace; null if there already was one at startup. */
  setupCode: string | null
  /** Stops accepting work, waits for running jobs and requests, and closes everything. Safe to call twice. */
  close(): Promise<void>
}

/** Brings the schema up to date, then starts jobs, live changes and the HTTP server. Throws if any of it fails. */
export const startApp = async (parts: AppParts): Promise<App> => {
  const { config, connection, clock, log } = parts
  // The pool that notices an outage logs it, so each outage is logged once.
  const onError = (error: unknown) => {
    if (outageOf(error) !== 'away') log.error({ err: error }, 'background failure')
  }
  await bringUpToDate(connection, onError)
  const { db, front, inLine, accounts } = openPools(connection, log)

  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const events = new Counter({
    name: 'baton_events_total',
    help: 'Requests of desks by event and outcome',
    labelNames: ['event', 'outcome'],
    registers: [metrics],
  })

  const cuts = new Counter({
    name: 'baton_cut_connections_total',
    help: 'Connections that the server ended, by reason',
    labelNames: ['reason'],
    registers: [metrics],
  })

  const jobs = await openJobs(connection, allJobs, onError)
  const pseudonyms = createPseudonyms(parts.secretKey)
  const vault = createVault(parts.secretKey)
  const psa = createPsaParts({
    vault,
    publicUrl: config.publicUrl,
    networks: config.ticketSystemNetworks,
    ...(parts.psaTimings === undefined ? {} : { timings: parts.psaTimings }),
  })
  const notify = await createNotifyParts({
    db,
    vault,
    secretKey: parts.secretKey,
    clock,
    publicUrl: config.publicUrl,
    mail: config.mail,
    networks: config.hookNetworks,
    ...parts.notify,
  })
  const ai = createEnrichmentParts({
    db,
    config: config.ai,
    clock,
    metrics: createAiMetrics(metrics),
    log: (call) => log.info(call, 'asked a model'),
  })
  const auth = createAuth({
    db: front,
    ordinary: db,
    accounts,
    pseudonyms,
    vault,
    tokens: createAccessTokens(parts.secretKey, clock),
    clock,
    allowNewWorkspaces: config.allowNewWorkspaces,
    onAccessChanged: (_accountId, personIds) => {
      for (const personId of personIds) notifyAccess(db, personId).catch(onError)
    },
    onSetUp: () => void keepSetupCode(config.dataDir, null).catch(onError),
  })
  const setupCode = await auth.setupCode()
  await keepSetupCode(config.dataDir, setupCode)

  const listener = createListener(connection, onError)
  let stopping = false
  const origins = [appOrigin, ...config.allowedOrigins]
  const files = createFiles({ databaseOf: accounts.files, clock, quotas: config.quotas })
  const edge = createEdge(config)
  const commits = createCommits()
  const decider = createDecider({
    follow: allEffects,
    db,
    inLine,
    jobs,
    clock,
    quotas: config.quotas,
    revokePerson: async (trx, personId) => {
      await auth.revokePerson(trx, personId)
      await notifyAccess(trx, personId)
    },
    committed: commits.tell,
  })

  const http = createHttp({
    auth,
    files,
    config,
    pseudonyms,
    callbacks: createPsaCallbacks({ db, databaseOf: accounts.ordinary, jobs, psa }),
    claims: createClaims({ databaseOf: accounts.ordinary, decider, notify, clock }),
    calendar: createDutyFeeds({ db, databaseOf: accounts.ordinary, clock }),
    webRoot: parts.webRoot,
    allowedOrigins: origins,
    health: () => ({ status: 'ok', version: parts.version, protocol: protocolVersion }),
    ready: async () => {
      if (stopping) return 'stopping'
      await front.selectFrom('accounts').select('id').limit(1).execute()
      return listener.isDeaf() ? 'deaf' : 'ready'
    },
    metrics: async () => ({ contentType: metrics.contentType, body: await metrics.metrics() }),
    log,
  })
  await http.ready()
  const { sockets, said, ...desks } = await serveDesks({
    process: thisProcess,
    db,
    listener,
    jobs,
    decider,
    commits,
    accounts,
    psa,
    notify,
    ai,
    quotas: config.quotas,
    hasHeartbeat: config.heartbeatUrl !== null,
    sockets: {
      httpServer: http.server,
      allowedOrigins: origins,
      refuses: (request) => edge.refusal(request) !== null,
      addressOf: (request) => narrowestPlace(edge.caller(request).ip),
      authorize: (token) => auth.authorize(token),
      check: (access) => auth.check(access),
      checkAll: (access) => auth.checkAll(access),
      version: parts.version,
      onError(error, event) {
        if (outageOf(error) !== 'away') log.error({ err: error, event }, 'request failed')
      },
      onEvent: (event, outcome) => events.inc({ event, outcome }),
      onCut: (reason) => cuts.inc({ reason }),
    },
    clock,
    onError,
  })
  const connected = new Gauge({
    name: 'baton_desks',
    help: 'Desks connected to this process',
    registers: [],
    collect() {
      this.set(sockets.count())
    },
  })
  metrics.registerMetric(connected)
  addAuditMetrics(metrics, db, onError)
  const jobParts: AllJobParts = {
    db,
    act: decider.act,
    enqueue: jobs.enqueue,
    clock,
    unusedFileMs: config.quotas.unusedFileMs,
    psa,
    notify,
    said,
    ai,
  }
  await jobs.start(jobParts)
  const policies = createPolicySweep(jobParts, onError)
  await db
    .transaction()
    .execute(async (trx) =>
      jobs.enqueue(trx, [
        collectFiles.about('daily', {}),
        sweepDeliveries.about('all', {}),
        forgetSent.about('daily', {}),
        forgetDeliveries.about('daily', {}),
        dutyReminders.about('all', {}),
      ]),
    )
  await queuePsaJobs(db, jobs)
  policies.start()
  const auditor = createAuditor({
    jobs: jobParts,
    decider,
    work: allJobs.map(({ name }) => name),
    process: thisProcess,
    heartbeatUrl: config.heartbeatUrl,
    onError,
  })
  auditor.start()
  await http.listen({ host: config.host, port: config.port })

  const { port } = http.server.address() as AddressInfo
  let closing: Promise<void> | null = null
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    setupCode,
    close() {
      stopping = true
      closing ??= (async () => {
        await desks.close()
        await http.close()
        await auditor.stop()
        await policies.stop()
        await jobs.stop()
        await desks.closeBooks()
        await notify.close()
        await listener.close()
        await db.destroy()
        await front.destroy()
      })()
      return closing
    },
  }
}

/** The built web client, next to the server's sources. */
export const builtWebRoot = (projectRoot: string): string => join(projectRoot, 'out', 'renderer')
