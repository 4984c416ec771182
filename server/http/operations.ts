import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import { refuse } from './problems.ts'

/** How long `/readyz` waits for an answer before it reports failure. Milliseconds. */
const patience = 3000
/** For so long, everyone who asks gets the same answer: it takes a connection that signing in needs. Milliseconds. */
const sharedFor = 1000

/** Compares in constant time. */
const isSame = (given: string, wanted: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

export type Readiness = 'ready' | 'stopping' | 'deaf'

/** What the running server reports about itself. */
export type OperationParts = {
  health: () => { status: string; version: string; protocol: number }
  /**
   * `stopping` during shutdown, `deaf` while it can't hear about changes by other processes. Fails or hangs if the
   * database does.
   */
  ready: () => Promise<Readiness>
  /** In the format given by `contentType`. */
  metrics: () => Promise<{ contentType: string; body: string }>
}

/**
 * For whoever runs the server: `/healthz` (the process is alive), `/readyz` (it can serve), `/metrics`.
 *
 * Metrics require METRICS_TOKEN. The address proves nothing: behind a proxy on this machine, everyone seems to be
 * local.
 */
export const addOperations = (
  app: FastifyInstance,
  parts: OperationParts,
  metricsToken: string | null,
): void => {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(parts.health()),
  )

  const readiness = shareReadiness(parts.ready)
  app.get('/readyz', async (_request, reply) => {
    const rejection = await readiness()
    if (rejection !== null) return refuse(reply, rejection, 503)
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })

  app.get('/metrics', async (request, reply) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (metricsToken === null || !isSame(bearer, metricsToken)) {
      return refuse(
        reply,
        problem(
          'forbidden',
          'Metrics need a token. Set METRICS_TOKEN on the server, and send it as a bearer token.',
        ),
      )
    }
    const { contentType, body } = await parts.metrics()
    return reply.header('cache-control', 'no-store').type(contentType).send(body)
  })
}

const silent = problem('internal', 'The database isn’t answering. Try again in a moment.')

/** One check for all who ask within a second, and never a second one while the first is still waiting. */
const shareReadiness = (ready: () => Promise<Readiness>): (() => Promise<Problem | null>) => {
  let isWaiting = false
  let shared: { at: number; answer: Promise<Problem | null> } | null = null
  const check = async (): Promise<Readiness> => {
    isWaiting = true
    try {
      return await ready()
    } finally {
      isWaiting = false
    }
  }
  return async () => {
    const now = performance.now()
    if (shared !== null && (isWaiting || now - shared.at < sharedFor)) return shared.answer
    shared = { at: now, answer: inTime(check) }
    return shared.answer
  }
}

/** Null if ready; otherwise why not, including when there is no answer at all. */
const inTime = async (ready: () => Promise<Readiness>): Promise<Problem | null> => {
  const rejections: Record<Readiness, Problem | null> = {
    ready: null,
    stopping: problem('offline', 'The server is shutting down. Try again in a moment.'),
    deaf: problem('internal', 'The server is reconnecting to its database. Try again in a moment.'),
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Problem>((resolve) => {
    timer = setTimeout(() => resolve(silent), patience)
  })
  const asked = ready().then(
    (readiness) => rejections[readiness],
    () => silent,
  )
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
