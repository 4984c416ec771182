import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { protocolVersion } from '../core/protocol/version.ts'

/** Who answers at the server's address: no one, a Baton server that fits this client, or something else. */
export type Answer = { kind: 'none' } | { kind: 'baton' } | { kind: 'other'; what: string }

/** A Baton server to use. `stop()` ends it if we started it, and does nothing if it was already running. */
export interface RunningServer {
  url: string
  startedHere: boolean
  /** Resolves with a sentence if a server we started exits unexpectedly. */
  lost: Promise<string>
  stop(): Promise<void>
}

export type ServerResult = { ok: true; server: RunningServer } | { ok: false; message: string }

/** Parses an answer of `GET /healthz`. */
export function judgeHealth(status: number, body: unknown): Answer {
  if (typeof body !== 'object' || body === null || !('protocol' in body) || !('version' in body)) {
    return { kind: 'other', what: 'another program' }
  }
  const { protocol, version } = body
  if (protocol !== protocolVersion)
    return { kind: 'other', what: `a different version of the Baton server (${String(version)})` }
  return status === 200 ? { kind: 'baton' } : { kind: 'none' }
}

/** Checks what is running at an address. */
export async function whoAnswers(url: string): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(3_000) })
  } catch (error) {
    // A refused connection means the address is free. For anything else, such as a server that hangs, the error comes
    // when our own server tries to listen.
    const cause = error instanceof Error && error.cause
    const rejected = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
    return rejected ? { kind: 'none' } : { kind: 'other', what: 'another program' }
  }
  const body: unknown = await response.json().catch(() => undefined)
  return judgeHealth(response.status, body)
}

/**
 * Uses the server that is already running, or starts one and waits until it is healthy.
 *
 * Its output goes to `server.log` in the data folder, so that it outlives this process. On failure, the relevant part
 * of the output becomes the error message. Aborting stops whatever was started so far.
 */
export async function ensureServer(options: {
  root: string
  port: number
  dataDir: string
  signal: AbortSignal
  /** Added to the environment, where that doesn't say otherwise. */
  env?: Record<string, string>
}): Promise<ServerResult> {
  const url = `http://${reachable(process.env['HOST'])}:${options.port}`
  const before = await whoAnswers(url)
  if (before.kind === 'baton') return { ok: true, server: existing(url) }
  if (before.kind === 'other') {
    return {
      ok: false,
      message: `Port ${options.port} is in use by ${before.what}. Stop it, or use another port: npm start -- --port ${options.port + 1}`,
    }
  }

  console.log('Starting the server …')
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  const logFile = path.join(options.dataDir, 'server.log')
  const begin = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  const log = await open(logFile, 'a', 0o600)
  const child = spawn(process.execPath, [path.join(options.root, 'server', 'index.ts')], {
    cwd: options.root,
    env: { ...options.env, ...process.env, PORT: String(options.port), BATON_DATA_DIR: options.dataDir },
    stdio: ['ignore', log.fd, log.fd],
    // Its own process group: on Ctrl+C the desk closes first, then we stop the server, once.
    detached: process.platform !== 'win32',
  })
  await log.close()
  const ended = endOf(child)
  for (;;) {
    if (options.signal.aborted) {
      child.kill('SIGTERM')
      await ended
      return { ok: false, message: 'Stopped before the server was ready.' }
    }
    const now = await Promise.race([whoAnswers(url), ended.then(() => 'ended' as const)])
    if (now === 'ended') {
      // If two were started at once, the other one may have won.
      if ((await whoAnswers(url)).kind === 'baton') return { ok: true, server: existing(url) }
      const said = (await readFile(logFile)).subarray(begin).toString()
      return { ok: false, message: `${reasonIn(said)}\n(The server's log is ${logFile})` }
    }
    if (now.kind === 'baton') return { ok: true, server: startedHere(url, child, ended, logFile) }
    await Promise.race([wait(100), ended])
  }
}

function existing(url: string): RunningServer {
  return { url, startedHere: false, lost: new Promise(() => {}), stop: async () => {} }
}

function startedHere(url: string, child: ChildProcess, ended: Promise<void>, logFile: string): RunningServer {
  let stopping = false
  return {
    url,
    startedHere: true,
    lost: new Promise((resolve) => {
      void ended.then(() => {
        if (!stopping) resolve(`The server stopped unexpectedly. Its log is ${logFile}`)
      })
    }),
    async stop() {
      stopping = true
      child.kill('SIGTERM')
      await ended
    },
  }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/** A server may listen on an address that can't be connected to. */
function reachable(host: string | undefined): string {
  if (!host || host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * What a failing server printed, for people: its plain lines without stack traces and, from JSON log records, those of
 * level error or above.
 */
export function reasonIn(output: string): string {
  const lines = output.split('\n').flatMap((line) => {
    if (line.trim() === '' || /^\s+at /.test(line)) return []
    if (!line.startsWith('{')) return [line]
    try {
      const record = JSON.parse(line) as { level?: unknown; msg?: unknown }
      return Number(record.level) >= 50 && typeof record.msg === 'string' ? [record.msg] : []
    } catch {
      return [line]
    }
  })
  return lines.slice(-12).join('\n') || 'The server stopped without saying why.'
}
