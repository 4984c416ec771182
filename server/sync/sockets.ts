import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Checkpoint } from '../../core/domain/checkpoint.ts'
import type { Person } from '../../core/domain/person.ts'
import { problem, type Problem, type Result } from '../../core/domain/problem.ts'
import { Handshake, limits, requests, type PushOf, type RequestName } from '../../core/protocol/messages.ts'
import { oldestProtocol, protocolVersion } from '../../core/protocol/version.ts'
import type { Pusher } from './decider.ts'
import type { RequestHandlers } from './handlers.ts'
import type { Live } from './live.ts'
import type { Presence } from './presence.ts'
import { createBucket } from './rate-limit.ts'

/** Rejections a second that a connection may collect, twice that at once, before it is cut. */
const patience = 1000

/** Someone who was let in, with the sign-in that they came by. */
export type Admitted = { personId: string; accountId: string; family: string; person: Person }

export type SocketParts = {
  httpServer: HttpServer
  allowedOrigins: readonly string[]
  authorize: (token: string) => Promise<Result<Admitted>>
  /** Whether a device that connects knows this history; one that does not has been noted when it resolves. */
  recognise: (accountId: string, checkpoint: Checkpoint) => Promise<boolean>
  /** Whether a connection that was admitted may stay. */
  check: (access: Admitted) => Promise<Result<unknown>>
  handlers: RequestHandlers
  live: () => Live
  presence: () => Pick<Presence, 'look' | 'joined'>
  clock: () => number
  version: string
  /** How often a connection is asked whether it is there, and how long it may take to say so. Milliseconds. */
  ping?: { interval: number; timeout: number }
  onError: (error: unknown, event: string) => void
  onEvent: (event: string, outcome: 'ok' | 'rejected' | 'error') => void
}

export type Sockets = {
  emit<N extends 'sync:changed' | 'presence:changed'>(accountId: string, name: N, message: PushOf<N>): void
  /** Tells single connections, by their names. */
  tell(connections: readonly string[], message: PushOf<'presence:changed'>): void
  /** Cuts the desks of an account, which then connect again and read from where they stand. */
  restart(accountId: string): void
  /** How many desks of an account are connected to this process. */
  audience(accountId: string): number
  /** Looks again at every connection of a person on this process, and cuts those whose sign-in has ended, telling why. */
  recheck(personId: string): void
  count(): number
  close(): Promise<void>
}

const room = {
  account: (id: string) => `account:${id}`,
  person: (id: string) => `person:${id}`,
}

const reject = (rejection: Problem): Error => Object.assign(new Error(rejection.message), { data: rejection })

const checkProtocol = (theirs: number): Problem | null => {
  if (theirs < oldestProtocol) {
    return problem(
      'protocol_too_old',
      'This version of Baton is too old for the server. Please update; everything you wrote stays on this device.',
    )
  }
  if (theirs > protocolVersion) {
    return problem(
      'protocol_too_new',
      'The server is older than this version of Baton. Ask your admin to update it; everything you wrote stays on this device.',
    )
  }
  return null
}

/** Serves desks over Socket.IO: who may connect, what may be said, and what is told. */
export const createSockets = (parts: SocketParts): Sockets => {
  const io = new Server(parts.httpServer, {
    maxHttpBufferSize: limits.messageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    pingInterval: parts.ping?.interval ?? 20_000,
    pingTimeout: parts.ping?.timeout ?? 15_000,
    cors: { origin: [...parts.allowedOrigins], credentials: true },
  })

  io.use((socket, next) => {
    void (async () => {
      const rejection = await admit(socket).catch((error: unknown) => {
        parts.onError(error, 'handshake')
        return problem('internal', 'The server could not check who you are. It will be tried again.')
      })
      if (rejection === null) next()
      else next(reject(rejection))
    })()
  })

  const admit = async (socket: Socket): Promise<Problem | null> => {
    const handshake = Handshake.safeParse(socket.handshake.auth)
    if (!handshake.success)
      return problem('bad_request', 'This client did not introduce itself. Please update Baton.')
    const outdated = checkProtocol(handshake.data.protocol)
    if (outdated !== null) return outdated
    const authorized = await parts.authorize(handshake.data.token)
    if (!authorized.ok) return authorized.problem
    const { accountId, personId } = authorized.value
    const pusher: Pusher = { accountId, personId, deviceId: handshake.data.deviceId }
    socket.data = { pusher, admitted: authorized.value, checkpoint: handshake.data.checkpoint }
    return null
  }

  io.on('connection', (socket) => {
    const { pusher, admitted, checkpoint } = socket.data as {
      pusher: Pusher
      admitted: Admitted
      checkpoint: Checkpoint
    }
    const { role } = admitted.person
    // The upgrade request is not needed any more, and keeps kilobytes alive for each idle desk.
    ;(socket.conn as unknown as { request: unknown }).request = null
    const live = parts.live()
    const following = live.follow(pusher.accountId)
    socket.once('disconnect', () => {
      parts.presence().look(pusher.accountId, pusher.personId, socket.id, null)
      following.then(
        () => live.leave(pusher.accountId),
        () => undefined,
      )
    })
    Promise.all([following, parts.recognise(pusher.accountId, checkpoint)]).then(
      ([head, recognised]) => {
        void socket.join([room.account(pusher.accountId), room.person(pusher.personId)])
        const { accountId, personId } = pusher
        socket.emit('welcome', {
          accountId,
          personId,
          role,
          head,
          recognised,
          now: parts.clock(),
          protocol: protocolVersion,
          version: parts.version,
        })
        parts.presence().joined(accountId, socket.id)
      },
      (error: unknown) => {
        parts.onError(error, 'follow')
        socket.disconnect(true)
      },
    )
    listen(socket, pusher)
  })

  const listen = (socket: Socket, pusher: Pusher): void => {
    const bucket = createBucket(limits.eventsPerSecond)
    const rejections = createBucket(patience)
    socket.onAny((event: string, ...args: unknown[]) => {
      const last = args.at(-1)
      const answer = typeof last === 'function' ? (last as (answer: unknown) => void) : () => undefined
      const refuse = (rejection: Problem) => {
        parts.onEvent(Object.hasOwn(requests, event) ? event : 'unknown', 'rejected')
        answer({ ok: false, problem: rejection })
      }
      if (!bucket.take(parts.clock())) {
        if (!rejections.take(parts.clock())) {
          cutSocket(
            socket,
            problem(
              'rate_limited',
              'This device sent far too much at once and was disconnected. It will connect again.',
            ),
          )
        } else {
          refuse(problem('rate_limited', 'Too many requests at once. Wait a second; nothing is lost.'))
        }
        return
      }
      if (!Object.hasOwn(requests, event)) {
        refuse(
          problem(
            'unknown_event',
            'The server does not know this request. Please update the server or the app.',
          ),
        )
        return
      }
      const name = event as RequestName
      const request = requests[name].request.safeParse(args[0])
      if (!request.success) {
        const issue = request.error.issues[0]
        refuse(
          problem(
            'bad_request',
            `The request is not well formed (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}).`.slice(
              0,
              900,
            ),
          ),
        )
        return
      }
      const handle = parts.handlers[name] as (
        from: Pusher,
        request: unknown,
        connection: string,
      ) => Promise<{ ok: boolean }>
      handle(pusher, request.data, socket.id).then(
        (result) => {
          parts.onEvent(name, result.ok ? 'ok' : 'rejected')
          answer(result)
        },
        (error: unknown) => {
          parts.onError(error, name)
          parts.onEvent(name, 'error')
          answer({
            ok: false,
            problem: problem('internal', 'The server could not do this just now. It will be tried again.'),
          })
        },
      )
    })
  }

  const cutSocket = (
    socket: { emit(event: string, message: unknown): unknown; disconnect(close?: boolean): unknown },
    why: Problem,
  ) => {
    socket.emit('ended', { problem: why })
    socket.disconnect(true)
  }

  return {
    emit(accountId, name, message) {
      io.to(room.account(accountId)).emit(name, message)
    },
    tell(connections, message) {
      io.to([...connections]).emit('presence:changed', message)
    },
    restart(accountId) {
      io.in(room.account(accountId)).disconnectSockets(true)
    },
    audience: (accountId) => io.sockets.adapter.rooms.get(room.account(accountId))?.size ?? 0,
    recheck(personId) {
      for (const id of io.sockets.adapter.rooms.get(room.person(personId)) ?? []) {
        const socket = io.sockets.sockets.get(id)
        if (socket === undefined) continue
        parts.check((socket.data as { admitted: Admitted }).admitted).then(
          (result) => {
            if (!result.ok) cutSocket(socket, result.problem)
          },
          (error: unknown) => parts.onError(error, 'recheck'),
        )
      }
    },
    count: () => io.sockets.sockets.size,
    async close() {
      await io.close()
    },
  }
}
