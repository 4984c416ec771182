import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startApp, builtWebRoot, type App } from './app.ts'
import { readConfig, readSecretKey } from './config.ts'
import { refusesToListen } from './http/edge.ts'
import { createLog } from './http/log.ts'
import { followProxyOf } from './outgoing/system-network.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embedded-postgres.ts'
import { holdsDemo } from './demo-mark.ts'
import { setupCodeFile } from './setup-code-file.ts'
import type { Connection } from './store/database.ts'

/** Reads the environment, starts PostgreSQL if none is configured, and serves until it is told to stop. */

const projectRoot = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }

const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const main = async (): Promise<void> => {
  const config = readConfig(process.env)
  if (!config.ok) return refuse(config.problem.message)
  const isRoot = process.getuid?.() === 0
  const forbidden = refusesToListen(config.value, {
    isRoot,
    holdsDemo: await holdsDemo(config.value.dataDir),
  })
  if (forbidden !== null) return refuse(forbidden)
  const log = createLog(config.value.logLevel)
  const noProxy = followProxyOf(process.env)
  if (noProxy !== null) return refuse(noProxy)

  let postgres: EmbeddedPostgres | null = null
  let connection: Connection
  if (config.value.databaseUrl === null) {
    const started = await startEmbeddedPostgres({
      dataDir: config.value.dataDir,
      log: (line) => log.info(line),
    })
    if (!started.ok) return refuse(started.message)
    postgres = started.postgres
    connection = postgres.connection
  } else {
    connection = { connectionString: config.value.databaseUrl }
  }

  let app: App | null = null
  let stopping = false
  const stop = async (code: number): Promise<void> => {
    if (stopping) return
    stopping = true
    // A second signal, or fifteen seconds, stops it at once. That is safe: everything acknowledged is already committed.
    setTimeout(() => process.exit(1), 15_000).unref()
    await app?.close()
    await postgres?.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stop(0).catch((error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly')
        process.exit(1)
      })
    })
  }

  try {
    const secretKey = await readSecretKey(config.value)
    if (!secretKey.ok) {
      await postgres?.stop()
      return refuse(secretKey.problem.message)
    }
    app = await startApp({
      config: config.value,
      connection,
      secretKey: secretKey.value,
      clock: Date.now,
      log,
      version,
      webRoot: builtWebRoot(projectRoot),
    })
    postgres?.lost.then(
      (sentence) => {
        if (stopping) return
        process.stderr.write(`${sentence}\n`)
        void stop(1)
      },
      () => undefined,
    )
    if (isRoot) {
      process.stderr.write(
        'Baton is running as root. That’s fine for trying it out on this machine, but start it as another user before anyone else uses it.\n',
      )
    }
    process.stdout.write(`Baton ${version} is listening on ${app.url}\n`)
    if (app.setupCode !== null) {
      process.stdout.write(
        `No workspace yet. Create it at ${config.value.publicUrl ?? app.url}/#/setup/${app.setupCode}\n` +
          `The setup code at the end is also in ${setupCodeFile(config.value.dataDir)}\n`,
      )
    }
  } catch (error) {
    await postgres?.stop()
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE') {
      return refuse(
        `Port ${config.value.port} is already in use. Set PORT to another one, or stop whatever is using it.`,
      )
    }
    log.fatal({ err: error }, 'the server could not start')
    return refuse('The server couldn’t start. The line above says why.')
  }
}

await main()
