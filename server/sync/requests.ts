import { problem, type Problem, type Result } from '../../core/domain/document/problem.ts'
import { isWithin } from '../../core/protocol/is-within.ts'
import { limits as protocolLimits, requests, type RequestName } from '../../core/protocol/messages.ts'
import { failureProblem } from '../store/outage.ts'
import { createBucket } from './bucket.ts'
import type { Pusher } from '../deciding/decide-push.ts'
import type { AnyHandler, EveryHandler } from './handlers.ts'
import type { Resident } from './residents.ts'
import type { WireLimits } from './wire-limits.ts'

/** Rejections per second that a connection may cause (twice that in a burst) before it is cut. */
const patience = 1000

const tooMuch = problem(
  'rate_limited',
  'This device sent too much at once and was disconnected. It reconnects automatically.',
)
const wait = problem('rate_limited', 'Too many requests at once. Wait a second. Nothing is lost.')
const onePull = problem('rate_limited', 'This device is already syncing. Wait until that’s done.')
const oneRead = problem('rate_limited', 'This device is already reading sessions. Wait until that’s done.')
const unknownEvent = problem(
  'unknown_event',
  'The server doesn’t know this request. Update the server or the app.',
)
const tooManyParts = problem(
  'too_large',
  'This message is too complex for the server. Shorten it and try again.',
)

/**
 * Requests whose answers are up to 1 MB: how many of one connection may be unanswered, and what more are told. A desk asks for one at a
 * time; a second read may begin while the answer to one that it no longer waits for is still on its way.
 */
const heavy: Partial<Record<RequestName, { most: number; told: Problem }>> = {
  'sync:pull': { most: 1, told: onePull },
  'session:read': { most: 2, told: oneRead },
}

/**
 * Answers the requests of one connection.
 *
 * Cheap checks come first: the size, whether the request exists, how many values it holds. Only then is its shape checked. The
 * person's access is read again before every pull, and before every request while this process can't hear about lost
 * access.
 */
export const answerRequests = (parts: {
  resident: Resident
  pusher: Pusher
  limits: WireLimits
  clock: () => number
  isDeaf: () => boolean
  handlers: EveryHandler
  /** Whether this connection may stay; cuts it if not. */
  check: () => Promise<Result<unknown>>
  /** Cuts a connection that sends too much. */
  cut: (why: Problem) => void
  onError: (error: unknown, event: string) => void
  onEvent: (event: string, outcome: 'ok' | 'rejected' | 'error') => void
}): void => {
  const { resident, pusher, limits, clock } = parts
  const { socket } = resident
  const messages = createBucket(protocolLimits.eventsPerSecond)
  const rejections = createBucket(patience)
  const bytes = createBucket(limits.bytesPerSecond, 4)
  const bytesBeyond = createBucket(limits.bytesPerSecond, 4)
  // A desk that is told to wait comes back no sooner than a second later.
  const comesBack = createBucket(1, 30)
  let overdrawn = false
  let inFlight = 0
  /** Unanswered requests of the heavy kinds. */
  const underway = new Map<RequestName, number>()

  socket.conn.on('data', (data: unknown) => {
    const size = typeof data === 'string' ? Buffer.byteLength(data) : 0
    overdrawn = !bytes.take(clock(), size)
    if (overdrawn && !bytesBeyond.take(clock(), size)) parts.cut(tooMuch)
  })

  const read = (
    event: string,
    message: unknown,
  ): { rejection: Problem } | { name: RequestName; request: unknown } => {
    if (!Object.hasOwn(requests, event)) return { rejection: unknownEvent }
    const name = event as RequestName
    if (inFlight >= limits.requestsInFlight) return { rejection: wait }
    const limit = heavy[name]
    if (limit !== undefined && (underway.get(name) ?? 0) >= limit.most) return { rejection: limit.told }
    if (!isWithin(message, { nodes: limits.messageNodes, depth: limits.messageDepth }))
      return { rejection: tooManyParts }
    const request = requests[name].request.safeParse(message)
    if (request.success) return { name, request: request.data }
    const issue = request.error.issues[0]
    const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
    return { rejection: problem('bad_request', `The request is malformed (${where}).`.slice(0, 900)) }
  }

  const handle = async (name: RequestName, request: unknown): Promise<{ ok: boolean; problem?: Problem }> => {
    if (name === 'sync:pull' || name === 'session:read' || parts.isDeaf()) {
      const access = await parts.check()
      if (!access.ok) return access
    }
    const from = { ...pusher, family: resident.admitted.family }
    return (parts.handlers[name] as AnyHandler)(from, request, socket.id)
  }

  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1)
    // With this server's time, so that desks notice a clock that was set while they are connected.
    const answer = (result: { ok: boolean; problem?: Problem }) => {
      if (typeof last === 'function') (last as (answer: unknown, now: number) => void)(result, clock())
    }
    const reject = (rejection: Problem) => {
      parts.onEvent(Object.hasOwn(requests, event) ? event : 'unknown', 'rejected')
      answer({ ok: false, problem: rejection })
    }
    if (overdrawn || !messages.take(clock())) {
      if (rejections.take(clock())) reject(wait)
      else parts.cut(tooMuch)
      return
    }
    const asked = read(event, args[0])
    if ('rejection' in asked) {
      reject(asked.rejection)
      return
    }
    const { name } = asked
    inFlight += 1
    underway.set(name, (underway.get(name) ?? 0) + 1)
    handle(name, asked.request)
      .then(
        (result) => {
          parts.onEvent(name, result.ok ? 'ok' : 'rejected')
          answer(result)
          const told = result.ok ? undefined : result.problem?.kind
          if ((told === 'rate_limited' || told === 'quota_reached') && !comesBack.take(clock()))
            parts.cut(tooMuch)
        },
        (error: unknown) => {
          parts.onError(error, name)
          parts.onEvent(name, 'error')
          answer({ ok: false, problem: failureProblem(error) })
        },
      )
      .finally(() => {
        inFlight -= 1
        underway.set(name, (underway.get(name) ?? 1) - 1)
      })
  })
}
