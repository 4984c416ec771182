import type { Rectangle } from 'electron'
import type { DesktopParts, WindowPort } from '../ports/ports.ts'
import { backOnScreen } from './window-bounds.ts'

/** Systems tell each of the changes that one cable makes. Milliseconds. */
const calm = 500

export type OpenWindow = { port: WindowPort; smallest: { width: number; height: number } }

/**
 * Brings windows back that are on no screen any more: one was unplugged, became smaller, or has another scale. Systems do
 * that for most windows, and not for hidden ones. A minimized one is looked at when it comes back, and one that is
 * maximized and hidden when it is shown, because maximizing shows it.
 *
 * @param main lives as long as the app
 * @param others those that are there now
 */
export const keepOnScreen = (
  parts: Pick<DesktopParts, 'screen' | 'workAreas' | 'later'>,
  main: OpenWindow,
  others: () => OpenWindow[],
): void => {
  const check = ({ port, smallest }: OpenWindow): void => {
    if (port.isDestroyed() || port.isMinimized() || port.isFullScreen()) return
    const areas = parts.workAreas()
    if (!port.isMaximized()) {
      const back = backOnScreen(port.getBounds(), areas, smallest)
      if (back !== null) port.setBounds(back)
      return
    }
    // On Windows, a maximized window is a little larger than its screen.
    if (!port.isVisible() || areas.length === 0 || isMiddleOn(port.getBounds(), areas)) return
    const back = backOnScreen(port.getNormalBounds(), areas, smallest)
    port.unmaximize()
    if (back !== null) port.setBounds(back)
    port.maximize()
  }
  let cancel = (): void => undefined
  const changed = (): void => {
    cancel()
    cancel = parts.later(calm, () => {
      for (const window of [main, ...others()]) check(window)
    })
  }
  parts.screen().on('display-added', changed)
  parts.screen().on('display-removed', changed)
  parts.screen().on('display-metrics-changed', changed)
  main.port.on('show', () => check(main))
  main.port.on('restore', () => check(main))
  main.port.on('unmaximize', () => check(main))
}

const isMiddleOn = (bounds: Rectangle, areas: readonly Rectangle[]): boolean => {
  const x = bounds.x + bounds.width / 2
  const y = bounds.y + bounds.height / 2
  return areas.some(
    (area) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height,
  )
}
