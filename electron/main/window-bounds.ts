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

/**
 * Where the window opens: where it was, if that is still on a screen. If a screen was unplugged or became smaller, the
 * window keeps its size as far as it fits, but not its position.
 */
export const placeWindow = (saved: WindowState | null, workAreas: readonly Rectangle[]): Placement => {
  const largest = workAreas.reduce(
    (most, area) => ({ width: Math.max(most.width, area.width), height: Math.max(most.height, area.height) }),
    { width: 0, height: 0 },
  )
  const fit = (size: { width: number; height: number }): { width: number; height: number } => ({
    width: Math.max(minimumSize.width, Math.min(size.width, largest.width || size.width)),
    height: Math.max(minimumSize.height, Math.min(size.height, largest.height || size.height)),
  })
  if (saved === null) return { ...fit(initialSize), maximized: false }
  const { bounds, maximized } = saved
  const reachable = workAreas.some((area) => {
    const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    const below = area.y + area.height - bounds.y
    return across >= grip.width && bounds.y >= area.y && below >= grip.height
  })
  return { ...(reachable ? { x: bounds.x, y: bounds.y } : {}), ...fit(bounds), maximized }
}
