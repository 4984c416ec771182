import { z } from 'zod'
import type { Rectangle } from 'electron'

/** The smallest window in which the list and the detail fit side by side. */
export const minimumSize = { width: 900, height: 560 } as const
const initialSize = { width: 1280, height: 820 } as const
/** How many pixels of the title bar must be on a screen, or the window can't be dragged back. */
const grip = { width: 120, height: 24 } as const

/** Where the window was, from `window.json`. `bounds` are those of the unmaximized window. */
export const WindowState = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

/** Options for the next window. Without a position, Electron centers it. */
export type Placement = { x?: number; y?: number; width: number; height: number; maximized: boolean }

type Size = { width: number; height: number }

/** Whether enough of a window's title bar is on a screen to drag it by. */
const isReachable = (bounds: Rectangle, workAreas: readonly Rectangle[]): boolean =>
  workAreas.some((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    const below = area.y + area.height - bounds.y
    return across >= Math.min(grip.width, bounds.width) && bounds.y >= area.y && below >= grip.height
  })

const fitted = (size: Size, room: Size, smallest: Size): Size => ({
  width: Math.max(smallest.width, Math.min(size.width, room.width)),
  height: Math.max(smallest.height, Math.min(size.height, room.height)),
})

/**
 * Where the window opens: where it was, if that is still on a screen. If a screen was unplugged or became smaller, the
 * window keeps its size as far as it fits, but not its position.
 */
export const placeWindow = (saved: WindowState | null, workAreas: readonly Rectangle[]): Placement => {
  const largest = workAreas.reduce(
    (most, area) => ({ width: Math.max(most.width, area.width), height: Math.max(most.height, area.height) }),
    { width: 0, height: 0 },
  )
  const fit = (size: Size): Size =>
    fitted(size, { width: largest.width || size.width, height: largest.height || size.height }, minimumSize)
  if (saved === null) return { ...fit(initialSize), maximized: false }
  const { bounds, maximized } = saved
  return {
    ...(isReachable(bounds, workAreas) ? { x: bounds.x, y: bounds.y } : {}),
    ...fit(bounds),
    maximized,
  }
}

/**
 * Where a window has to go when the screens have changed while it is open; null if it can stay.
 *
 * It goes to the screen that it is nearest to, with the size it had as far as that fits, and all of it is on that screen
 * unless its smallest size is larger. Where it can be dragged, it stays even if part of it is outside, as people put it so.
 */
export const backOnScreen = (
  bounds: Rectangle,
  workAreas: readonly Rectangle[],
  smallest: Size,
): Rectangle | null => {
  if (workAreas.length === 0 || isReachable(bounds, workAreas)) return null
  const distance = (area: Rectangle): number => {
    const across = Math.max(area.x - (bounds.x + bounds.width), bounds.x - (area.x + area.width), 0)
    const down = Math.max(area.y - (bounds.y + bounds.height), bounds.y - (area.y + area.height), 0)
    return across ** 2 + down ** 2
  }
  const area = workAreas.reduce((nearest, other) => (distance(other) < distance(nearest) ? other : nearest))
  const size = fitted(bounds, area, smallest)
  const within = (at: number, length: number, from: number, room: number): number =>
    Math.max(from, Math.min(at, from + room - length))
  return {
    x: within(bounds.x, size.width, area.x, area.width),
    y: within(bounds.y, size.height, area.y, area.height),
    ...size,
  }
}
