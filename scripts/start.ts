import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { isBuildStale } from './build-freshness.ts'
import { chooseDesk, explainChoice, findDeskFacts, openDesk, type DeskChoice, type OpenDesk } from './desk.ts'
import { aboutDemoAi, startDemoAi, type DemoAi } from './demo/demo-ai.ts'
import type { DemoMailbox } from './demo/demo-mailbox.ts'
import type { DemoTickets } from './demo/demo-tickets.ts'
import { markAsDemo } from '../server/demo-mark.ts'
import { readSetupCode } from '../server/setup-code-file.ts'
import { ensureServer, type RunningServer } from './server-process.ts'
import { parseStartOptions, usage, whyNoDemo, type StartOptions } from './start-options.ts'

/**
 * `npm start`: builds what isn't built, starts the server (or uses the running one), opens a desk.
 *
 * Ctrl+C stops everything it started: first the desk, then the server with its database. When a person closes a desk,
 * the server keeps running, because other desks may be using it.
 */
const root = path.resolve(import.meta.dirname, '..')
const dataDir = path.resolve(root, process.env['BATON_DATA_DIR'] || '.data')

async function main(): Promise<number> {
  const parsed = parseStartOptions(process.argv.slice(2), process.env)
  if (!parsed.ok) return fail(parsed.message)
  const { options } = parsed
  if (options.help) {
    console.log(usage)
    return 0
  }
  if (await isBuildStale(root)) {
    console.log('Building the client …')
    if (!build()) return fail('The client couldn’t be built. The error is above.')
  }

  const shared = options.demo ? whyNoDemo(process.env) : null
  if (shared !== null) return fail(shared)

  const stop = stopSignal()
  const stopped = new Promise<number>((resolve) => stop.addEventListener('abort', () => resolve(0)))
  const ai = options.demoAi ? await startAi(options.port + 11) : null
  const mailbox = options.demo ? await startMailbox(options.port) : null
  const started = await ensureServer({
    root,
    port: options.port,
    dataDir,
    signal: stop,
    // The demo's ticket system is on this machine.
    env: {
      ...(options.demo ? { BATON_TICKET_SYSTEM_NETWORKS: 'loopback' } : {}),
      ...ai?.env,
      ...mailbox?.env,
    },
  })
  if (!started.ok) {
    await ai?.stop()
    await mailbox?.stop()
    return fail(started.message)
  }
  const { server } = started
  console.log(
    server.startedHere
      ? `The server is running at ${server.url}, with its data in ${dataDir}`
      : `A server is already running at ${server.url}, so this desk uses it.`,
  )
  let desk: OpenDesk | undefined
  let tickets: DemoTickets | null = null
  try {
    if (options.demo) {
      tickets = await startTickets(options.port + 10)
      const hasStandIn = ai !== null && server.startedHere
      await showDemo(server.url, tickets, hasStandIn)
      // One that was started before has a mailbox of its own, or none.
      if (mailbox !== null && server.startedHere)
        console.log(`Mail that Baton would send is at ${mailbox.url}: keep it open, and follow its links.`)
      if (server.startedHere) console.log(aboutDemoAi(hasStandIn, process.env))
      else if (ai !== null)
        console.log('The server was started without --demo-ai. Stop it and start again to see AI answered.')
    } else
      console.log('In the window that opens, sign in, or create the workspace if this is your first start.')
    desk = await openSomeDesk(options, server, await readSetupCode(dataDir))
    return await Promise.race([stopped, server.lost.then(fail), whenClosed(desk, server, stop)])
  } finally {
    await desk?.close()
    await tickets?.stop()
    await ai?.stop()
    await mailbox?.stop()
    if (server.startedHere) console.log('Stopping the server …')
    await server.stop()
  }
}

function build(): boolean {
  const program = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(process.execPath, [program, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  return status === 0
}

async function openSomeDesk(
  { profile }: StartOptions,
  server: RunningServer,
  setupCode: string | undefined,
): Promise<OpenDesk | undefined> {
  const page = setupCode === undefined ? server.url : `${server.url}/#/setup/${setupCode}`

  const facts = findDeskFacts(root)
  const choices: DeskChoice[] = [chooseDesk(facts)]
  // Electron may be installed but unable to run (a missing library, a blocked sandbox); treat it as missing.
  if (facts.electron) choices.push(chooseDesk({ ...facts, electron: undefined }))
  if (choices.at(-1)?.kind !== 'address') choices.push({ kind: 'address' })
  for (const choice of choices) {
    const said = explainChoice(choice, facts.display, page)
    if (said) console.log(said)
    if (choice.kind === 'address') return undefined
    const desk = await openDesk(choice, { root, url: server.url, profile, dataDir, setupCode })
    if (await survives(desk)) return desk
  }
  return undefined
}

/**
 * False for a program that fails within its first seconds. One that exits cleanly has handed over to another window.
 */
async function survives(desk: OpenDesk): Promise<boolean> {
  const grace = AbortSignal.timeout(3_000)
  const graceOver = new Promise<0>((resolve) =>
    grace.addEventListener('abort', () => resolve(0), { once: true }),
  )
  return (await Promise.race([desk.closed, graceOver])) === 0
}

/** A second desk ends with its window. The first keeps its server running for the others. */
async function whenClosed(
  desk: OpenDesk | undefined,
  server: RunningServer,
  stop: AbortSignal,
): Promise<number> {
  if (!desk) {
    if (!server.startedHere) return 0
    console.log('Press Ctrl+C to stop the server.')
    return new Promise(() => {})
  }
  const code = await desk.closed
  if (!server.startedHere || stop.aborted) return code
  console.log(`The desk was closed. The server is still running at ${server.url}. Press Ctrl+C to stop it.`)
  return new Promise(() => {})
}

/** The ticket system that the demo is connected to, with a page that shows what arrives there. */
async function startTickets(port: number): Promise<DemoTickets | null> {
  const { startDemoTickets } = await import('./demo/demo-tickets.ts')
  const tickets = await startDemoTickets(port, path.join(dataDir, 'demo-tickets.json'))
  console.log(
    tickets === null
      ? `Port ${port} is in use, so the demo’s ticket system isn’t started here.`
      : `The demo’s ticket system is at ${tickets.url}: keep it open to see what Baton writes to tickets.`,
  )
  return tickets
}

/** What catches the demo's mail, unless someone wants it sent. */
async function startMailbox(port: number): Promise<DemoMailbox | null> {
  if (process.env['SMTP_URL']) return null
  const { startDemoMailbox } = await import('./demo/demo-mailbox.ts')
  const mailbox = await startDemoMailbox(port + 12, `http://127.0.0.1:${port}`)
  if (mailbox === null) console.log(`Port ${port + 12} is in use, so the demo’s mail isn’t caught here.`)
  return mailbox
}

/** What stands for a language model in the demo. */
async function startAi(port: number): Promise<DemoAi | null> {
  const ai = await startDemoAi(port)
  if (ai === null) console.log(`Port ${port} is in use, so the demo’s stand-in for AI isn’t started here.`)
  return ai
}

async function showDemo(url: string, tickets: DemoTickets | null, ai: boolean): Promise<void> {
  try {
    // Loaded only on demand, because it brings a whole client along.
    const { fillDemo } = await import('./demo/demo.ts')
    // Written first: from then on the server refuses to serve the demo to other machines.
    await markAsDemo(dataDir)
    const { signIn } = await fillDemo(url, { setupCode: await readSetupCode(dataDir), tickets, ai })
    console.log('The demo workspace is ready. Sign in as:')
    for (const { name, role, email, password } of signIn) {
      console.log(`  ${role.padEnd(9)} ${name.padEnd(18)} ${email.padEnd(30)} ${password}`)
    }
  } catch (error) {
    console.error(
      `Couldn’t fill the demo workspace: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Aborts on Ctrl+C, on SIGTERM, and when the terminal is closed. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

function fail(message: string): number {
  console.error(message)
  return 1
}

process.exitCode = await main()
// A pending wait, such as for a desk that is closed elsewhere, must not keep us alive.
process.exit()
