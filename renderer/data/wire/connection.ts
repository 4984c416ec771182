import type { Checkpoint } from '../../../core/domain/document/checkpoint.ts'
import { Problem, type Result } from '../../../core/domain/document/problem.ts'
import { fail, inOwnWords, problem } from '../../language/problems.ts'
import { answerWithin } from '../../../core/protocol/answer-times.ts'
import {
  pushes,
  requests,
  type AnswerOf,
  type Handshake,
  type PushName,
  type PushOf,
  type RequestName,
  type RequestOf,
} from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { endsSignIn } from './auth-client.ts'
import { waitBefore } from './backoff.ts'
import { createTeller, type ConnectionEvents } from './connection-events.ts'

/** What we need from a Socket.IO client that isn't connected yet. */
export type ClientSocket = {
  on(event: string, listener: (...args: never[]) => void): unknown
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown
  timeout(ms: number): {
    emit(
      event: string,
      payload: unknown,
      answer: (error: Error | null, value?: unknown, serverTime?: unknown) => void,
    ): unknown
  }
  removeAllListeners(): unknown
  offAny(): unknown
  connect(): unknown
  disconnect(): unknown
}

/**
 * Makes a socket for one attempt: it neither connects nor reconnects by itself. `auth` is asked for the handshake once the
 * server has been reached.
 */
export type OpenSocket = (auth: (give: (handshake: Handshake) => void) => void) => ClientSocket

/** What a connection says of the device: who it is, and how far it has read. */
export type Introduction = { deviceId: string; checkpoint: Checkpoint }

/** The response to a granted request. */
export type Granted<N extends RequestName> = Extract<AnswerOf<N>, { ok: true }>

/** A connection that is re-established whenever it is lost. */
export type Connection = {
  /** Reaches for the server already, without a word: it takes as long as opening what is on the device, so both are done at once. */
  prepare(): void
  /** Says who this is, so that the server lets the device in. Call it once, before `start`. */
  introduce(introduction: () => Introduction): void
  /**
   * Opens it, and reports everything that arrives, or has arrived since it was prepared. Call it once. Before, nothing can be
   * asked: no one has heard yet whom the server welcomed.
   */
  start(heard: ConnectionEvents): void
  /** Tries now instead of waiting for the next attempt; also after the server had rejected it for good. */
  retryNow(): void
  /**
   * Sends a request and waits. `offline` without a connection, `timeout` without an answer; nothing is retried
   * automatically.
   */
  request<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<Result<Granted<N>>>
  /** The same, but returns the raw answer. */
  ask<N extends RequestName>(name: N, payload: RequestOf<N>, timeoutMs?: number): Promise<Result<unknown>>
  isOnline(): boolean
  /** Drops the current connection and makes a new one. */
  restart(): void
  close(): void
}

/** From the first packet to the welcome. */
const attemptTimeout = 12_000
/** The fraction of its token's lifetime after which a connection renews its access. */
const renewAfter = 0.8
/** Shorter lifetimes aren't worth renewing: the connection is re-established when they end. Milliseconds. */
const shortestLife = 2000
/** The longest a timer can wait. Milliseconds. */
const longestTimer = 2 ** 31 - 1
/** How many attempts must fail without a word from the server before we suspect that WebSocket is blocked. */
const silentAttempts = 3

const blockedProblem = problem(
  'websocket_blocked',
  'Baton can reach the server, but something in between blocks WebSocket. Ask whoever runs the network or proxy to allow it.',
)

/** Rejections after which the person has to do something: update, or sign in. */
const hopeless = new Set<Problem['kind']>([
  'protocol_too_old',
  'protocol_too_new',
  'deactivated',
  'bad_request',
  'forbidden',
])

const problemOf = (data: unknown): Problem | null => {
  const parsed = Problem.safeParse(data)
  return parsed.success ? parsed.data : null
}

/** One attempt and what became of it. `timer` gives it up, or renews its access once there was a welcome. */
type Attempt = { socket: ClientSocket | null; timer: ReturnType<typeof setTimeout> | undefined }

type Link =
  /** Before it was started, and once the server had rejected it for good. */
  | { phase: 'stopped' }
  | { phase: 'resting'; timer: ReturnType<typeof setTimeout> }
  | { phase: 'opening'; attempt: Attempt; quietly: boolean }
  | { phase: 'online'; attempt: Attempt; socket: ClientSocket }
  | { phase: 'closed' }

/**
 * Makes a connection; `start` opens it, `prepare` the way to the server.
 *
 * Each attempt has its own socket, so that nothing from an older one gets through. Everything that arrives is parsed
 * before anyone sees it. A rejected token is renewed once before it counts as rejected.
 */
export const createConnection = (parts: {
  openSocket: OpenSocket
  token: () => Promise<Result<string>>
  dropToken: () => void
  /** Whether the server answers over HTTP. */
  isReachable: () => Promise<boolean>
  /** How long an answer may take that the server gives by itself. Milliseconds. */
  requestTimeoutMs?: number
  chance?: () => number
}): Connection => {
  const chance = parts.chance ?? Math.random
  const { tell, hear, isHeard } = createTeller()
  let isPrepared = false
  let introduce: (() => Introduction) | null = null
  /** Attempts that have reached the server before the device was opened. */
  const unintroduced = new Set<() => void>()
  let link: Link = { phase: 'stopped' }
  /** Attempts since the last welcome, or since someone asked for one. */
  let attempts = 0
  let tokensRejected = 0
  /** Attempts in a row that failed without a word from the server. */
  let silences = 0

  /** What was asked while the connection is silently renewed, and waits for it. */
  const waiting = new Set<() => void>()
  const letGo = (): void => {
    for (const go of waiting) go()
    waiting.clear()
  }
  const isTrying = (mine: Attempt): boolean =>
    (link.phase === 'opening' || link.phase === 'online') && link.attempt === mine

  /** Leaves what it was, so that late events of an older attempt are ignored. */
  const become = (next: Link): void => {
    const before = link
    link = next
    if (before.phase === 'resting') clearTimeout(before.timer)
    if (before.phase !== 'opening' && before.phase !== 'online') return
    const { attempt } = before
    if (next.phase === 'online' && next.attempt === attempt) return
    clearTimeout(attempt.timer)
    attempt.socket?.removeAllListeners()
    attempt.socket?.offAny()
    attempt.socket?.disconnect()
  }

  const retryLater = (): void => {
    const wait = waitBefore(attempts, chance())
    attempts += 1
    become({ phase: 'resting', timer: setTimeout(() => void open(), wait) })
    tell((to) => to.stateChanged('offline'))
    letGo()
  }

  const giveUp = (why: Problem): void => {
    become({ phase: 'stopped' })
    tell((to) => to.stateChanged('offline'))
    letGo()
    tell((to) => to.rejected(why))
  }

  /** The server said why it rejects us. */
  const rejected = (said: Problem): void => {
    const why = inOwnWords(said)
    if (hopeless.has(why.kind)) return giveUp(why)
    if (why.kind === 'unauthenticated' || why.kind === 'session_expired') {
      parts.dropToken()
      tokensRejected += 1
      // If a fresh token is rejected as well, another one won't help.
      if (tokensRejected > 1) return giveUp(why)
      return void open({ quietly: true })
    }
    if (why.kind === 'rate_limited') tell((to) => to.blocked(why))
    retryLater()
  }

  /** Presents a fresh token on this connection. If that fails, the server closes it and it is re-established. */
  const renew = async (mine: Attempt): Promise<void> => {
    parts.dropToken()
    const token = await parts.token()
    if (!isTrying(mine)) return
    if (!token.ok) {
      if (endsSignIn(token.problem)) giveUp(token.problem)
      return
    }
    const raw = await ask('access:renew', { token: token.value })
    if (!isTrying(mine) || !raw.ok) return
    const answer = requests['access:renew'].answer.safeParse(raw.value)
    if (answer.success && answer.data.ok) renewBefore(answer.data.expiresIn, mine)
  }

  const renewBefore = (expiresIn: number, mine: Attempt): void => {
    clearTimeout(mine.timer)
    if (expiresIn < shortestLife) return
    mine.timer = setTimeout(() => void renew(mine), Math.min(expiresIn * renewAfter, longestTimer))
  }

  /** An attempt failed without a word from the server. If HTTP gets through and WebSocket doesn't, tell the person. */
  const silent = (): void => {
    silences += 1
    if (silences !== silentAttempts) return
    parts.isReachable().then(
      (is) => {
        if (is && silences >= silentAttempts) tell((to) => to.blocked(blockedProblem))
        else if (silences >= silentAttempts) silences = 0
      },
      () => undefined,
    )
  }

  const receive = <N extends PushName>(name: N, raw: unknown): PushOf<N> | null => {
    const parsed = pushes[name].safeParse(raw)
    if (parsed.success) return parsed.data as PushOf<N>
    tell((to) => to.malformed(name))
    return null
  }

  /** @param quietly no one is told, and what is asked meanwhile waits */
  const open = async ({ quietly = false } = {}): Promise<void> => {
    const mine: Attempt = { socket: null, timer: undefined }
    become({ phase: 'opening', attempt: mine, quietly })
    const token = await parts.token()
    if (!isTrying(mine)) return
    if (!token.ok) {
      if (endsSignIn(token.problem)) giveUp(token.problem)
      else retryLater()
      return
    }
    const opened = parts.openSocket((give) => {
      const greet = () => {
        if (introduce === null) unintroduced.add(greet)
        else if (isTrying(mine)) give({ token: token.value, protocol: protocolVersion, ...introduce() })
      }
      greet()
    })
    mine.socket = opened
    const lost = () => {
      if (isTrying(mine)) retryLater()
    }
    mine.timer = setTimeout(lost, attemptTimeout)
    opened.on('connect_error', (error: Error & { data?: unknown }) => {
      if (!isTrying(mine)) return
      const why = problemOf(error.data)
      if (why !== null) return rejected(why)
      silent()
      lost()
    })
    opened.on('disconnect', lost)
    opened.onAny((event, raw) => {
      if (!isTrying(mine)) return
      if (event === 'welcome') {
        const message = receive('welcome', raw)
        if (message === null) return
        become({ phase: 'online', attempt: mine, socket: opened })
        attempts = 0
        tokensRejected = 0
        silences = 0
        renewBefore(message.expiresIn, mine)
        // The account first, because whoever hears that we are online may ask for it right away.
        const came = performance.now()
        tell((to) => {
          // It may have waited until someone heard it, and its time is the one when it came.
          to.welcome({ ...message, now: message.now + Math.round(performance.now() - came) })
          if (isTrying(mine)) to.stateChanged('online')
        })
        letGo()
      } else if (event === 'sync:changed') {
        const message = receive('sync:changed', raw)
        if (message !== null && isOnline()) tell((to) => to.changed(message))
      } else if (event === 'presence:changed') {
        const message = receive('presence:changed', raw)
        if (message !== null && isOnline()) tell((to) => to.presence(message))
      } else if (event === 'assistant:said') {
        const message = receive('assistant:said', raw)
        if (message !== null && isOnline()) tell((to) => to.said(message))
      } else if (event === 'rules:changed') {
        if (receive('rules:changed', raw) !== null && isOnline()) tell((to) => to.rulesChanged())
      } else if (event === 'ended') {
        const message = receive('ended', raw)
        if (message !== null) rejected(message.problem)
      } else tell((to) => to.malformed(event))
    })
    opened.connect()
  }

  const isOnline = (): boolean => link.phase === 'online'
  const isCurrent = (one: ClientSocket): boolean => link.phase === 'online' && link.socket === one

  const ask = async (
    name: RequestName,
    payload: unknown,
    timeoutMs = answerWithin(name, parts.requestTimeoutMs),
  ): Promise<Result<unknown>> => {
    if (link.phase === 'opening' && link.quietly) await new Promise<void>((go) => waiting.add(go))
    const current = link.phase === 'online' && isHeard() ? link.socket : null
    if (current === null) {
      return fail('offline', 'You’re not connected to the server. Try again when you’re back online.')
    }
    return new Promise((resolve) => {
      current.timeout(timeoutMs).emit(name, payload, (error, value, serverTime) => {
        if (error === null || error === undefined) {
          if (isCurrent(current) && typeof serverTime === 'number') tell((to) => to.serverTime(serverTime))
          resolve({ ok: true, value })
        } else if (!isCurrent(current))
          resolve(fail('offline', 'The connection dropped before the server answered. Try again.'))
        else resolve(fail('timeout', 'The server didn’t answer in time. Try again.'))
      })
    })
  }

  const tryNow = (): void => {
    // What there was to tell may have closed it.
    if (link.phase === 'closed') return
    attempts = 0
    tokensRejected = 0
    tell((to) => to.stateChanged('connecting'))
    void open()
  }

  return {
    prepare() {
      if (link.phase !== 'stopped' || isPrepared) return
      isPrepared = true
      void open()
    },
    introduce(introduction) {
      introduce = introduction
      for (const greet of unintroduced) greet()
      unintroduced.clear()
    },
    start(heard) {
      if (link.phase === 'closed' || isHeard()) return
      const waits = link.phase === 'resting' || (link.phase === 'stopped' && !isPrepared)
      heard.stateChanged('connecting')
      hear(heard)
      if (waits) tryNow()
    },
    retryNow() {
      if (link.phase !== 'closed' && link.phase !== 'online') tryNow()
    },
    ask,
    async request<N extends RequestName>(name: N, payload: RequestOf<N>) {
      const raw = await ask(name, payload)
      if (!raw.ok) return raw
      const parsed = requests[name].answer.safeParse(raw.value)
      if (!parsed.success)
        return fail(
          'internal',
          'Baton couldn’t read the server’s response. Update the app or the server, then try again.',
        )
      return parsed.data.ok
        ? { ok: true, value: parsed.data as Granted<N> }
        : { ok: false, problem: inOwnWords(parsed.data.problem) }
    },
    isOnline: () => isHeard() && isOnline(),
    restart() {
      if (link.phase === 'stopped' || link.phase === 'closed') return
      attempts = 0
      void open({ quietly: true })
    },
    close() {
      become({ phase: 'closed' })
      letGo()
    },
  }
}
