import type { PageCare } from './page-care.ts'
import type { DeskParts } from '../ports/ports.ts'

/** Whether someone can see the screens. */
export type Screens = {
  /** Someone who locks the screen has left, and Linux never reports that. */
  isLocked(): boolean
}

/**
 * Watches the lock screen, sleep and the process for graphics. Pages are told, and checked: after sleep, graphics drivers
 * leave windows white; a lost process for graphics does so at any time.
 */
export const watchScreens = (
  parts: Pick<DeskParts, 'app' | 'powerMonitor' | 'log'>,
  desk: { cares(): PageCare[]; tellVisibility(): void; tellResumed(): void },
): Screens => {
  const { app, powerMonitor } = parts
  let locked = false
  const checkPages = (painted: boolean): void => {
    // Behind a locked screen nothing is painted.
    if (!locked) for (const care of desk.cares()) void care.check(painted)
  }
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    parts.log(`The process for graphics ended: ${reason}.`)
    checkPages(true)
  })
  const lockedNow = (now: boolean): void => {
    locked = now
    desk.tellVisibility()
    if (!now) checkPages(false)
  }
  powerMonitor.on('lock-screen', () => lockedNow(true))
  powerMonitor.on('unlock-screen', () => lockedNow(false))
  const resumed = (): void => {
    checkPages(false)
    desk.tellResumed()
  }
  powerMonitor.on('resume', resumed)
  powerMonitor.on('unlock-screen', resumed)
  return { isLocked: () => locked }
}
