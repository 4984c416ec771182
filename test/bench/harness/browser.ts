import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { browserSwitches, findTestBrowser } from '../../../scripts/browser.ts'

/** Two pages are watched at once; neither is to be slowed down as if no one looked at it. */
export const asIfLookedAt = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]

/** A Chromium with a profile on the disk: in a private window its databases would be in memory alone. */
export type BenchBrowser = {
  version: string
  /** An empty page. `check` throws what has gone wrong in it so far. */
  newPage(): Promise<{ page: Page; check: () => void }>
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
    args: [...browserSwitches(), ...asIfLookedAt],
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
