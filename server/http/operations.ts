import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem, type Problem } from '../../core/domain/problem.ts'
import { refuse } from './problems.ts'

/** `/readyz` says no after this long without an answer. Milliseconds. */
const patience = 3000

/** Compares in a time that does not depend on how much of it is right. */
const isSame = (given: string, wanted: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

export type Readiness = 'ready' | 'stopping' | 'deaf'

/** What the running server says of itself. */
export type OperationParts = {
  health: () => { status: string; version: string; protocol: number }
  /**
   * `stopping` while it shuts down, `deaf` while it does not hear of changes by others; fails, or never answers, when
   * the database does not.
   */
  ready: () => Promise<Readiness>
  /** In the format that `contentType` names. */
  metrics: () => Promise<{ contentType: string; body: string }>
}

/**
 * What whoever runs the server looks at: `/healthz` (the process lives), `/readyz` (it can serve), `/metrics`.
 *
 * Metrics are for whoever shows METRICS_TOKEN. An address proves nothing: behind a proxy on this machine everyone
 * seems to come from here.
 */
export const addOperations = (
  app: FastifyInstance,
  parts: OperationParts,
  metricsToken: string | null,
): void => {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(parts.health()),
  )

  app.get('/readyz', async (_request, reply) => {
    const rejection = await inTime(parts.ready)
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

/** Null when ready; else why not, also when there is no answer at all. */
const inTime = async (ready: () => Promise<Readiness>): Promise<Problem | null> => {
  const silent = problem('internal', 'The database isn’t answering. Try again in a moment.')
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
