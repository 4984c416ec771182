import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { browserSwitches, findTestBrowser } from '../../../scripts/browser.ts'
import type { Calls } from './child-side.ts'

/** A page of the bench that answers calls, as a child does. */
export type BenchPage<C extends Calls> = {
  page: Page
  call<N extends keyof C & string>(name: N, argument: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>
  close(): Promise<void>
}

/** A Chromium with a profile on the disk: in a private window its databases would be in memory alone. */
export type BenchBrowser = {
  version: string
  /** An empty page. `check` throws what has gone wrong in it so far. */
  newPage(): Promise<{ page: Page; check: () => void }>
  /** Opens an address and waits until the page answers. Rejects with what went wrong in the page. */
  open<C extends Calls>(url: string): Promise<BenchPage<C>>
  /** The system's numbers of the processes that pages run in. */
  rendererPids(): Promise<number[]>
  /** Ends the browser and starts it again with the same profile: what was stored is there, nothing is warm. */
  restart(): Promise<void>
  close(): Promise<void>
}

const launch = async (profile: string): Promise<BrowserContext> => {
  const executablePath = findTestBrowser()
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      ...browserSwitches(),
      // Two pages are watched at once; neither is to be slowed down as if no one looked at it.
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  })
}

/** What went wrong in a page: exceptions and errors on its console, a violated policy among them. */
const watchErrors = (page: Page): string[] => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  page.on('console', (message) => {
    // A desk that no one has signed in to asks whether someone has, and is told no.
    if (message.type() === 'error' && !message.location().url.endsWith('/auth/refresh'))
      errors.push(message.text())
  })
  return errors
}

/** Starts a browser with an empty profile. */
export const openBrowser = async (): Promise<BenchBrowser> => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'baton-bench-profile-'))
  let context = await launch(profile)
  const newPage = async () => {
    const page = await context.newPage()
    const errors = watchErrors(page)
    const check = () => {
      if (errors.length > 0) throw new Error(`${page.url()}: ${errors.join('\n')}`)
    }
    return { page, check }
  }
  return {
    newPage,
    version: context.browser()?.version() ?? 'unknown',
    async open<C extends Calls>(url: string): Promise<BenchPage<C>> {
      const { page, check } = await newPage()
      await page.goto(url)
      await page
        .waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 30_000 })
        .catch((error) => {
          check()
          throw error
        })
      return {
        page,
        async call(name, argument) {
          const answer: unknown = await page.evaluate(
            async ([callName, callArgument]) => {
              const { bench } = globalThis as unknown as {
                bench: Record<string, (argument: unknown) => unknown>
              }
              const call = bench[callName]
              if (call === undefined) throw new Error(`There is no call ${callName}.`)
              return call(callArgument)
            },
            [name, argument] as const,
          )
          check()
          return answer as never
        },
        async close() {
          await page.close()
        },
      }
    },
    async rendererPids() {
      const session = await context.browser()?.newBrowserCDPSession()
      if (session === undefined) return []
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      await session.detach()
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    },
    async restart() {
      await context.close()
      context = await launch(profile)
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
