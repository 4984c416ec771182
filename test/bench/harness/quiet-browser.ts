import { chromium } from 'playwright'
import { browserSwitches, findTestBrowser } from '../../../scripts/browser.ts'
import { asIfLookedAt } from './browser.ts'
import type { Calls } from './child-side.ts'

/** A page of the bench that answers calls, as a child does. */
export type BenchPage<C extends Calls> = {
  /** Rejects with what has gone wrong in the page so far, if anything has. */
  call<N extends keyof C & string>(name: N, argument: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>
  close(): Promise<void>
}

/**
 * A Chromium whose pages no one listens to.
 *
 * Playwright has every message of a page's network copied to itself: with it, a bare socket takes twice as long, and the
 * copies hold the page up. So it starts the browser, and the pages are opened beside it. They are in the browser's own
 * profile, on the disk.
 */
export type QuietBrowser = {
  version: string
  /** Opens an address and waits until the page answers. Rejects with what went wrong in the page. */
  open<C extends Calls>(url: string): Promise<BenchPage<C>>
  close(): Promise<void>
}

type Thrown = { exceptionDetails: { text: string; exception?: { description?: string } } }
type Told =
  | { method: 'Runtime.exceptionThrown'; params: Thrown }
  | { method: 'Log.entryAdded'; params: { entry: { level: string; text: string; url?: string } } }
  | { method: 'Runtime.consoleAPICalled'; params: { type: string; args: { value?: unknown }[] } }
type Answer = { id: number; result?: object; error?: { message: string } }
type Evaluated = Partial<Thrown> & { result: { value?: unknown } }

const textOf = ({ exceptionDetails: { text, exception } }: Thrown): string => exception?.description ?? text

/** What went wrong in a page: exceptions and errors on its console, a violated policy among them. */
const mistakeIn = (told: Told): string | null => {
  switch (told.method) {
    case 'Runtime.exceptionThrown':
      return textOf(told.params)
    case 'Log.entryAdded': {
      const { level, text, url = '' } = told.params.entry
      // A desk that no one has signed in to asks whether someone has, and is told no.
      return level === 'error' && !url.endsWith('/auth/refresh') ? text : null
    }
    case 'Runtime.consoleAPICalled':
      return told.params.type === 'error'
        ? told.params.args.map(({ value }) => String(value)).join(' ')
        : null
    default:
      return null
  }
}

/** How often it is looked whether a page answers, and how long. Milliseconds. */
const lookEvery = 50
const patience = 30_000

export const openQuietBrowser = async (): Promise<QuietBrowser> => {
  const executablePath = findTestBrowser()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    args: [...browserSwitches(), ...asIfLookedAt],
  })
  const session = await browser.newBrowserCDPSession()

  /** Speaks with one page. */
  const attach = async (url: string) => {
    const { targetId } = await session.send('Target.createTarget', { url })
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
    const waiting = new Map<number, { done: (result: object) => void; failed: (error: Error) => void }>()
    const mistakes: string[] = []
    let sent = 0
    const hear = (heard: { sessionId: string; message: string }) => {
      if (heard.sessionId !== sessionId) return
      const message = JSON.parse(heard.message) as Answer | Told
      if (!('id' in message)) {
        const mistake = mistakeIn(message)
        if (mistake !== null) mistakes.push(mistake)
        return
      }
      const { result, error } = message
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (error === undefined) asked?.done(result ?? {})
      else asked?.failed(new Error(error.message))
    }
    session.on('Target.receivedMessageFromTarget', hear)
    const send = async (method: string, params: object = {}): Promise<object> => {
      sent += 1
      const id = sent
      const answer = new Promise<object>((done, failed) => waiting.set(id, { done, failed }))
      const message = JSON.stringify({ id, method, params })
      await session.send('Target.sendMessageToTarget', { sessionId, message })
      return answer
    }
    await Promise.all([send('Runtime.enable'), send('Log.enable')])
    return {
      async evaluate(expression: string): Promise<unknown> {
        const options = { expression, awaitPromise: true, returnByValue: true }
        const { result, exceptionDetails } = (await send('Runtime.evaluate', options)) as Evaluated
        if (exceptionDetails !== undefined) throw new Error(textOf({ exceptionDetails }))
        return result.value
      },
      check() {
        if (mistakes.length > 0) throw new Error(`${url}: ${mistakes.join('\n')}`)
      },
      async close() {
        session.off('Target.receivedMessageFromTarget', hear)
        await session.send('Target.closeTarget', { targetId })
      },
    }
  }

  return {
    version: browser.version(),
    async open<C extends Calls>(url: string): Promise<BenchPage<C>> {
      const page = await attach(url)
      const end = Date.now() + patience
      // A page that is being replaced by the one that loads has no answer at all.
      while ((await page.evaluate(`'bench' in globalThis`).catch(() => false)) !== true) {
        page.check()
        if (Date.now() > end) throw new Error(`${url} didn’t answer.`)
        await new Promise((resolve) => setTimeout(resolve, lookEvery))
      }
      return {
        async call(name, argument) {
          const given = argument === undefined ? '' : JSON.stringify(argument)
          const answer = await page.evaluate(`bench[${JSON.stringify(name)}](${given})`)
          page.check()
          return answer as never
        },
        close: page.close,
      }
    },
    close: async () => browser.close(),
  }
}
