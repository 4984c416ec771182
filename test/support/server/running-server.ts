import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { stopOrphan } from '../../../server/postgres/postmaster.ts'
import { readSetupCode } from '../../../server/setup-code-file.ts'
import { copyPrepared } from './prepared-folder.ts'
import { programOf } from './programs.ts'

const entry = new URL('../../../server/index.ts', import.meta.url)

/** A server as people start it: its own process, embedded PostgreSQL, data folder and port. */
export type RunningServer = {
  url: string
  dataDir: string
  /** What the first workspace is created with; undefined once there is one. */
  setupCode(): Promise<string | undefined>
  /** What it wrote, for a test that fails. */
  output(): string
  /** Ends it as Ctrl+C would. */
  stop(): Promise<void>
  /** Ends it as a power cut would. PostgreSQL lives on for the next start to find. */
  kill(): Promise<void>
  /** Starts it again with the same folder and port. */
  start(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/**
 * Starts a server in a fresh folder on a free port, or on `onPort`; further workspaces may be created. `env` adds to the environment.
 *
 * Its database is a copy of the run's prepared one, unless `isFirst`: then it makes its own, as on a new machine.
 */
export const startServerProcess = async (
  env: Record<string, string> = {},
  { isFirst = false, onPort = 0 } = {},
): Promise<RunningServer> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'baton-server-'))
  const hasOwnPostgres = (env['DATABASE_URL'] ?? '') === ''
  if (hasOwnPostgres && !isFirst) await copyPrepared(dataDir)
  /** Its PostgreSQL may still be running. */
  let wasKilled = false
  let port = String(onPort)
  let child: ChildProcess | null = null
  let output = ''

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [programOf(entry)], {
      env: {
        ...process.env,
        BATON_ALLOW_NEW_WORKSPACES: 'true',
        LOG_LEVEL: 'warn',
        BATON_TICKET_SYSTEM_NETWORKS: 'loopback',
        DATABASE_URL: '',
        ...env,
        PORT: port,
        BATON_DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString()
        const found = /listening on (http:\S+)/.exec(output.slice(output.lastIndexOf('Baton ')))
        if (found?.[1] !== undefined) resolve(found[1])
      }
      started.stdout.on('data', read)
      started.stderr.on('data', read)
      started.once('exit', (code, signal) =>
        reject(new Error(`The server ended (${code ?? signal}): ${output}`)),
      )
      started.once('error', reject)
    })
    port = new URL(url).port
  }

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
    ending.kill(signal)
    await ended
    output = ''
  }

  await start()
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    dataDir,
    setupCode: async () => readSetupCode(dataDir),
    output: () => output,
    stop: async () => end('SIGTERM'),
    async kill() {
      wasKilled = hasOwnPostgres
      await end('SIGKILL')
    },
    async start() {
      wasKilled = false
      await start()
    },
    async remove() {
      await end('SIGTERM')
      if (wasKilled) await stopOrphan(path.join(dataDir, 'postgres'), () => undefined)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
