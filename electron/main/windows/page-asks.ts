import type { DesktopParts, WebContentsPort } from '../ports/ports.ts'
import { push } from '../page/ipc.ts'

/** What pages are asked, with an answer that may not come. */
export type PageAsks = {
  /**
   * Has a page store what is being typed in it. True once that is done; false if it can't, and null if nothing came in time.
   */
  store(page: WebContentsPort, ms: number): Promise<boolean | null>
  /** Whether a page answers; `painted`: only once it has painted. Null if nothing came in time. */
  ping(page: WebContentsPort, painted: boolean, ms: number): Promise<boolean | null>
  /** A page's answer. One that comes too late, or twice, changes nothing. */
  answer(id: number, ok: boolean): void
}

export const createPageAsks = (parts: Pick<DesktopParts, 'later'>): PageAsks => {
  const waiting = new Map<number, (ok: boolean | null) => void>()
  let last = 0
  const ask = (ms: number, send: (id: number) => void): Promise<boolean | null> =>
    new Promise((resolve) => {
      const id = (last += 1)
      const cancel = parts.later(ms, () => settle(null))
      const settle = (ok: boolean | null): void => {
        if (!waiting.delete(id)) return
        cancel()
        resolve(ok)
      }
      waiting.set(id, settle)
      send(id)
    })
  return {
    store: (page, ms) => ask(ms, (id) => push(page, 'page:store', id)),
    ping: (page, painted, ms) => ask(ms, (id) => push(page, 'page:ping', id, painted)),
    answer: (id, ok) => waiting.get(id)?.(ok),
  }
}
