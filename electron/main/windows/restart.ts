import type { PageAsks } from './page-asks.ts'
import type { PageCare } from './page-care.ts'
import type { DeskParts, WebContentsPort } from '../ports/ports.ts'
import type { UpdateEvents } from '../shell/updates.ts'

/** How long no key may have been pressed, or someone is typing. Milliseconds. */
const calm = 2_000
/** How long pages have to store what was typed. Milliseconds. */
const patience = 5_000

type Desk = {
  pages(): WebContentsPort[]
  cares(): PageCare[]
  /** Takes the windows from the screen; the returned function brings them back as they were. */
  putAway(): () => void
  letClose(yes: boolean): void
}

/**
 * What has to happen before the app restarts by itself: no one types, the windows are away, and all pages have said that
 * what was typed in them is on the device. If one doesn't say so, the person decides.
 */
export const createRestart = (
  parts: Pick<DeskParts, 'later' | 'now' | 'dialog' | 'words' | 'log'>,
  asks: PageAsks,
  desk: Desk,
): Pick<UpdateEvents, 'beforeRestart' | 'letClose' | 'goOn'> => {
  let bringBack = (): void => undefined
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void parts.later(ms, resolve))
  const stillTyping = (): number => {
    const since = parts.now() - Math.max(0, ...desk.cares().map((care) => care.typedAt()))
    return Math.max(0, calm - since)
  }
  return {
    async beforeRestart() {
      for (let left = stillTyping(); left > 0; left = stillTyping()) await wait(left)
      bringBack = desk.putAway()
      const stored = await Promise.all(desk.pages().map((page) => asks.store(page, patience)))
      if (stored.every((done) => done === true) || (await askUnstored(parts))) return true
      bringBack()
      return false
    },
    letClose: () => desk.letClose(true),
    goOn() {
      desk.letClose(false)
      bringBack()
    },
  }
}

const askUnstored = async ({
  dialog,
  words,
  log,
}: Pick<DeskParts, 'dialog' | 'words' | 'log'>): Promise<boolean> => {
  const said = words().update
  log('A page did not say that what was typed in it is stored.')
  try {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Baton',
      message: said.unstored,
      detail: said.unstoredMore,
      buttons: [said.notNow, said.restartNow],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    return response === 1
  } catch (error) {
    log(`The dialog could not be shown: ${String(error)}`)
    return false
  }
}
