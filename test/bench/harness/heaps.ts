import type { CDPSession, Page } from 'playwright'

/** Bytes of JavaScript that live after garbage was collected: the page's own, and each worker's by its name. */
export type Heaps = { page: number; workers: Record<string, number> }

type Message = { id: number; method: string; params?: object }
type Ask = (method: string) => Promise<{ usedSize?: number }>

/** Asks a worker of the page by messages that the page's own session carries. */
const asker = (session: CDPSession, sessionId: string): Ask => {
  let last = 0
  return async (method) =>
    new Promise((resolve, reject) => {
      last += 1
      const id = last
      const listener = (event: { sessionId: string; message: string }) => {
        if (event.sessionId !== sessionId) return
        const answer = JSON.parse(event.message) as {
          id?: number
          result?: object
          error?: { message: string }
        }
        if (answer.id !== id) return
        session.off('Target.receivedMessageFromTarget', listener)
        if (answer.error === undefined) resolve(answer.result ?? {})
        else reject(new Error(answer.error.message))
      }
      session.on('Target.receivedMessageFromTarget', listener)
      const message = JSON.stringify({ id, method } satisfies Message)
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
}

const measure = async (ask: Ask): Promise<number> => {
  for (let round = 0; round < 2; round += 1) await ask('HeapProfiler.collectGarbage')
  return (await ask('Runtime.getHeapUsage')).usedSize ?? Number.NaN
}

/** Reads the heaps of a page and its workers. */
export const readHeaps = async (page: Page): Promise<Heaps> => {
  const session = await page.context().newCDPSession(page)
  const workers: Record<string, number> = {}
  const found: { name: string; sessionId: string }[] = []
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') found.push({ name: targetInfo.title || targetInfo.url, sessionId })
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  for (const { name, sessionId } of found) {
    const known = name.replace(/^.*\//, '').replace(/[.-].*$/, '')
    workers[known] = await measure(asker(session, sessionId))
  }
  const own = await measure(async (method) => session.send(method as 'Runtime.getHeapUsage'))
  await session.detach()
  return { page: own, workers }
}
