import type { Event } from 'electron'
import type { PageAsks } from './page-asks.ts'
import type { DeskParts, WebContentsPort } from '../ports/ports.ts'

/** How long pages have to store what was typed before the app quits all the same. Milliseconds. */
const patience = 1_500

export type Quit = {
  /** Electron is about to quit: not before pages have stored what was typed. */
  beforeQuit(event: Pick<Event, 'preventDefault'>): void
  /**
   * Whether it may quit at once: what was typed is stored already, or the system is shutting down, which an app that
   * asks for time would stop.
   */
  letGo(now: boolean): void
}

/** Quitting on purpose: what was typed a moment ago is on the device first. A page that doesn't answer isn't waited for. */
export const createQuit = (
  parts: Pick<DeskParts, 'app' | 'log'>,
  asks: PageAsks,
  desk: { pages(): WebContentsPort[]; letClose(): void },
): Quit => {
  let mayGo = false
  let asking = false
  const storeAll = async (): Promise<void> => {
    const stored = await Promise.all(desk.pages().map((page) => asks.store(page, patience)))
    if (stored.some((done) => done !== true))
      parts.log('Quitting, though a page did not say that what was typed in it is stored.')
    asking = false
    mayGo = true
    parts.app.quit()
  }
  return {
    beforeQuit(event) {
      if (mayGo) return desk.letClose()
      event.preventDefault()
      if (asking) return
      asking = true
      void storeAll()
    },
    letGo(now) {
      mayGo = now
    },
  }
}
