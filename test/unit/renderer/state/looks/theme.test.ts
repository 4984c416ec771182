import { describe, expect, it } from 'vitest'
import { resolveTheme } from '../../../../../renderer/state/looks/theme.ts'

describe('resolveTheme', () => {
  it('follows the system only when told so', () => {
    expect(resolveTheme('system', true)).toBe('dark')
    expect(resolveTheme('system', false)).toBe('light')
    expect(resolveTheme('light', true)).toBe('light')
    expect(resolveTheme('dark', false)).toBe('dark')
    expect(resolveTheme('contrast', true)).toBe('contrast')
  })
})
