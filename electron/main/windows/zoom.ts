import type { Input } from 'electron'

/** Chromium's levels, in steps of 20 %: from half to three times as large. */
const smallest = -4
const largest = 6

/**
 * The zoom level after a key press, or null if it isn't one for zooming: Ctrl (Command on macOS) with plus, minus or zero,
 * also on the number pad. Without a menu bar, nothing else listens to these keys.
 */
export const zoomAfter = (
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  level: number,
  platform: NodeJS.Platform,
): number | null => {
  const held = platform === 'darwin' ? input.meta && !input.control : input.control && !input.meta
  if (input.type !== 'keyDown' || !held || input.alt) return null
  if (input.key === '0') return 0
  if (input.key === '+' || input.key === '=') return Math.min(largest, level + 1)
  if (input.key === '-' || input.key === '_') return Math.max(smallest, level - 1)
  return null
}
