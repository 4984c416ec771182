import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Checkpoint } from '../../core/domain/document/checkpoint.ts'
import { fail, problem, type Problem, type Result } from '../../core/domain/document/problem.ts'
import { Handshake, limits as protocolLimits, type PushOf } from '../../core/protocol/messages.ts'
import { oldestProtocol, protocolVersion } from '../../core/protocol/version.ts'
import type { Admitted } from './admitted.ts'
import { failureProblem } from '../store/outage.ts'
import type { RequestHandlers } from './handlers.ts'
import type { Live } from './live.ts'
import type { Presence } from './presence.ts'
import { answerRequests } from './requests.ts'
import { createResidents, type Resident } from './residents.ts'
import { createStay } from './stay.ts'
import { createStrangers } from './strangers.ts'
import { Decoder, Encoder } from './text-parser.ts'
import { limitUnread } from './unread.ts'
import { wireLimits, type WireLimits } from './wire-limits.ts'

/** Why a connection was cut: access ended, too much was sent, or it stopped reading. */
export type CutReason = 'access' | 'flood' | 'unread'

export type SocketParts = {
  httpServer: HttpServer
  allowedOrigins: readonly string[]
  /** Whether to reject a request, whoever sends it. Without this function, none is rejected. */
  refuses?: (request: IncomingMessage) => boolean
  /** The address a request came from, as seen through trusted proxies. */
  addressOf: (request: IncomingMessage) => string
  authorize: (token: string) => Promise<Result<Admitted>>
  /** Whether a connecting device knows this history. If not, that has been recorded by the time this resolves. */
  recognise: (accountId: string, checkpoint: Checkpoint) => Promise<boolean>
  /** Whether the connection that asks may stay, in its account's turn. */
  check: (access: Admitted) => Promise<Result<unknown>>
  /** Whether admitted connections of any accounts may stay, in order. */
  checkAll: (access: readonly Admitted[]) => Promise<Result<unknown>[]>
  /** True while this process may miss other processes' messages. */
  isDeaf: () => boolean
  clock: () => number
  version: string
  /** How often to ping a connection, and how long it may take to answer. Milliseconds. */
  ping?: { interval: number; timeout: number }
  limits?: Partial<WireLimits>
  onError: (error: unknown, event: string) => void
  onEvent: (event: string, outcome: 'ok' | 'rejected' | 'error') => void
  onCut: (reason: CutReason) => void
}

/** What connections are served with. */
export type Served = {
  handlers: RequestHandlers
  live: Pick<Live, 'follow' | 'leave' | 'told'>
  presence: Pick<Presence, 'look' | 'joined'>
  /** Runs when someone's desk opened or closed at this process. */
  onDesks: () => void
}

export type Sockets = {
  /** Starts serving new connections. Call it once, before the server listens. */
  serve(served: Served): void
  emit<N extends 'sync:changed' | 'presence:changed'>(accountId: string, name: N, message: PushOf<N>): void
  /** Sends to individual connections, by name. */
  tell(connections: readonly string[], message: PushOf<'presence:changed'>): void
  /** Sends what the assistant is writing to individual connections. */
  say(connections: readonly string[], message: PushOf<'assistant:said'>): void
  /** Lets a person's desks at this process know that they changed how they are told. */
  rulesChanged(personId: string): void
  /** Disconnects an account's desks, which then reconnect and catch up. */
  restart(accountId: string): void
  /** How many of an account's desks are connected to this process. */
  audience(accountId: string): number
  /** Checks all of a person's connections on this process again, and cuts those whose sign-in has ended, saying why. */
  recheck(personId: string): void
  /** Resolves when each of an account's connections has been confirmed or cut. Rejects if that can't be determined. */
  confirm(accountId: string): Promise<void>
  /** The same for all accounts, because lost access may have been missed. */
  confirmAll(): Promise<void>
  count(): number
  /** Whose desks are open at this process; someone with several comes several times. */
  people(): { accountId: string; personId: string }[]
  close(): Promise<void>
}

/** How long a connection that is being cut has to read the reason. Milliseconds. */
const lastWords = 1000

const roomOf = (accountId: string): string => `account:${accountId}`

const reject = (rejection: Problem): Error => Object.assign(new Error(rejection.message), { data: rejection })

const checkProtocol = (theirs: number): Problem | null => {
  if (theirs < oldestProtocol) {
    return problem(
      'protocol_too_old',
      'This version of Baton is too old for the server. Update Baton. Everything you wrote stays on this device.',
    )
  }
  if (theirs > protocolVersion) {
    return problem(
      'protocol_too_new',
      'The server is older than this version of Baton. Ask your admin to update it. Everything you wrote stays on this device.',
    )
  }
  return null
}

const tokenExpired = problem('session_expired', 'Your sign-in needs to be renewed.')

/** Serves desks over Socket.IO: who may connect, what they may send, and what they receive. */
export const createSockets = (parts: SocketParts): Sockets => {
  const limits: WireLimits = { ...wireLimits, ...parts.limits }
  const strangers = createStrangers({ limits, addressOf: parts.addressOf })
  const residents = createResidents(limits)

  const io = new Server(parts.httpServer, {
    // A connection that starts with polling must reach the same process again, which would need sticky load balancing.
    transports: ['websocket'],
    parser: { Decoder, Encoder },
    maxHttpBufferSize: protocolLimits.messageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    connectTimeout: limits.strangerMs,
    pingInterval: parts.ping?.interval ?? 20_000,
    pingTimeout: parts.ping?.timeout ?? 15_000,
    cors: { origin: [...parts.allowedOrigins], credentials: true },
    allowRequest(request, answer) {
      if (parts.refuses?.(request)) answer('This server is not used this way.', false)
      else if (strangers.knock(request)) answer(null, true)
      else answer('Too many connections from your network are signing in. Try again in a moment.', false)
    },
  })
  io.engine.on('connection', (conn: Socket['conn']) => {
    const { socket } = conn.request
    strangers.opened(conn.request)
    // Don't wait for a client that doesn't answer the goodbye.
    conn.once('close', () => setTimeout(() => socket.destroy(), lastWords).unref())
  })

  const cut = (resident: Resident, why: Problem, reason: CutReason = 'access'): void => {
    const { socket, connection } = resident
    if (!socket.connected) return
    parts.onCut(reason)
    socket.emit('ended', { problem: why })
    socket.disconnect(true)
    setTimeout(() => connection.destroy(), lastWords).unref()
  }

  const stay = createStay({
    residents,
    limits,
    check: parts.checkAll,
    isDeaf: parts.isDeaf,
    cut,
    onError: (error) => parts.onError(error, 'recheck'),
  })

  /** Connections that have already shown a token, because each gets only one attempt. */
  const knocked = new WeakSet<object>()

  const admit = async (socket: Socket): Promise<Problem | null> => {
    const { conn } = socket
    if (knocked.has(conn))
      return problem('bad_request', 'This connection has already tried to sign in. Open a new one.')
    knocked.add(conn)
    const handshake = Handshake.safeParse(socket.handshake.auth)
    if (!handshake.success) return problem('bad_request', 'This app didn’t say who it is. Update Baton.')
    const outdated = checkProtocol(handshake.data.protocol)
    if (outdated !== null) return outdated
    const authorized = await parts.authorize(handshake.data.token)
    if (!authorized.ok) return authorized.problem
    const { deviceId, checkpoint } = handshake.data
    const full = residents.roomFor(authorized.value, deviceId)
    if (full !== null) return full
    const resident: Resident = {
      socket,
      connection: conn.request.socket,
      deviceId,
      admitted: authorized.value,
      checkedAt: performance.now(),
    }
    socket.data = { resident, checkpoint }
    return null
  }

  io.use((socket, next) => {
    void (async () => {
      const rejection = await admit(socket).catch((error: unknown) => {
        parts.onError(error, 'handshake')
        return failureProblem(error)
      })
      if (rejection === null) return next()
      next(reject(rejection))
      // The client has been told why, so hang up.
      setImmediate(() => socket.conn.close())
    })()
  })

  const serve = ({ handlers, live, presence, onDesks }: Served, socket: Socket): void => {
    const { resident, checkpoint } = socket.data as { resident: Resident; checkpoint: Checkpoint }
    const { connection, deviceId, admitted } = resident
    const { accountId, personId } = admitted
    strangers.known(connection)
    residents.add(resident)
    onDesks()
    limitUnread(socket.conn, connection, limits.unreadBytes, () => parts.onCut('unread'))
    // The upgrade request is no longer needed, and would keep kilobytes alive for each idle desk.
    ;(socket.conn as unknown as { request: unknown }).request = null

    let expiry: NodeJS.Timeout | undefined
    const livesUntil = (expiresAt: number): void => {
      clearTimeout(expiry)
      expiry = setTimeout(() => cut(resident, tokenExpired), expiresAt - parts.clock()).unref()
    }
    livesUntil(admitted.expiresAt)

    let follows = false
    socket.once('disconnect', () => {
      clearTimeout(expiry)
      residents.remove(resident)
      onDesks()
      presence.look(accountId, personId, socket.id, null)
      if (follows) live.leave(accountId)
    })
    const check = async (): Promise<Result<unknown>> => {
      const started = performance.now()
      const result = await parts.check(resident.admitted)
      if (result.ok) resident.checkedAt = started
      else cut(resident, result.problem)
      return result
    }
    const begin = async (): Promise<void> => {
      // From here on this connection is found by person, so it hears about any access lost after this point.
      const [recognised] = await Promise.all([parts.recognise(accountId, checkpoint), check()])
      if (!socket.connected) return
      await live.follow(accountId)
      follows = true
      if (!socket.connected) return live.leave(accountId)
      void socket.join(roomOf(accountId))
      socket.emit('welcome', {
        accountId,
        personId,
        role: admitted.person.role,
        head: live.told(accountId),
        recognised,
        now: parts.clock(),
        expiresIn: Math.max(0, admitted.expiresAt - parts.clock()),
        protocol: protocolVersion,
        version: parts.version,
      })
      presence.look(accountId, personId, socket.id, null, 'online')
      presence.joined(accountId, socket.id)
    }
    begin().catch((error: unknown) => {
      parts.onError(error, 'follow')
      socket.disconnect(true)
    })

    answerRequests({
      resident,
      pusher: { accountId, personId, deviceId },
      limits,
      clock: parts.clock,
      isDeaf: parts.isDeaf,
      handlers: {
        ...handlers,
        async 'access:renew'(_from, { token }) {
          const renewed = await parts.authorize(token)
          if (!renewed.ok) return renewed
          if (renewed.value.personId !== personId || renewed.value.accountId !== accountId)
            return fail('session_expired', 'Someone else has signed in here. Sign in again.')
          resident.admitted = renewed.value
          resident.checkedAt = performance.now()
          livesUntil(renewed.value.expiresAt)
          return { ok: true, expiresIn: Math.max(0, renewed.value.expiresAt - parts.clock()) }
        },
      },
      check,
      cut: (why) => cut(resident, why, 'flood'),
      onError: parts.onError,
      onEvent: parts.onEvent,
    })
  }

  return {
    serve(served) {
      io.on('connection', (socket) => serve(served, socket))
    },
    emit(accountId, name, message) {
      io.to(roomOf(accountId)).emit(name, message)
    },
    tell(connections, message) {
      io.to([...connections]).emit('presence:changed', message)
    },
    say(connections, message) {
      io.to([...connections]).emit('assistant:said', message)
    },
    rulesChanged(personId) {
      for (const { socket } of residents.ofPerson(personId)) socket.emit('rules:changed', {})
    },
    restart(accountId) {
      io.in(roomOf(accountId)).disconnectSockets(true)
    },
    audience: (accountId) => io.sockets.adapter.rooms.get(roomOf(accountId))?.size ?? 0,
    recheck: (personId) => stay.recheck(residents.ofPerson(personId)),
    confirm: async (accountId) => stay.confirm(residents.ofAccount(accountId)),
    confirmAll: async () => stay.confirm(residents.all()),
    count: () => io.sockets.sockets.size,
    people: () => residents.all().map(({ admitted: { accountId, personId } }) => ({ accountId, personId })),
    async close() {
      stay.close()
      await io.close()
    },
  }
}
