import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backOnScreen } from '../../../../electron/main/windows/window-bounds.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const smallest = { width: 480, height: 320 }
const left = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 2560, height: 1400 }
const onRight = { x: 2400, y: 200, width: 1280, height: 820 }

describe('backOnScreen', () => {
  it('leaves a window where it can be dragged', () => {
    for (const bounds of [onRight, { ...onRight, x: 4300 }, { ...onRight, x: 1000 }])
      expect(backOnScreen(bounds, [left, right], smallest)).toBeNull()
    expect(backOnScreen(onRight, [], smallest)).toBeNull()
  })
  it('moves it to the nearest screen, as large as it was if that fits', () => {
    expect(backOnScreen(onRight, [left], smallest)).toEqual({ x: 640, y: 200, width: 1280, height: 820 })
    const small = { x: 0, y: 0, width: 1024, height: 700 }
    expect(backOnScreen(onRight, [small], smallest)).toEqual(small)
  })

  const area = fc.record({
    x: fc.integer({ min: -8000, max: 8000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
    width: fc.integer({ min: 640, max: 5120 }),
    height: fc.integer({ min: 400, max: 2880 }),
  })
  const bounds = fc.record({
    x: fc.integer({ min: -20_000, max: 20_000 }),
    y: fc.integer({ min: -20_000, max: 20_000 }),
    width: fc.integer({ min: 480, max: 6000 }),
    height: fc.integer({ min: 320, max: 4000 }),
  })
  it('brings any window onto one of any screens, once, and never makes it larger', () => {
    fc.assert(
      fc.property(bounds, fc.array(area, { minLength: 1, maxLength: 4 }), (from, areas) => {
        const back = backOnScreen(from, areas, smallest)
        if (back === null) {
          // Its title bar is on a screen.
          const isSeen = areas.some(
            ({ x, y, width, height }) =>
              from.x < x + width && from.x + from.width > x && from.y >= y && from.y < y + height,
          )
          expect(isSeen).toBe(true)
          return
        }
        expect(backOnScreen(back, areas, smallest)).toBeNull()
        expect(back.width).toBeLessThanOrEqual(from.width)
        expect(back.height).toBeLessThanOrEqual(from.height)
        const isWhole = areas.some(
          ({ x, y, width, height }) =>
            back.x >= x &&
            back.y >= y &&
            back.x + back.width <= x + width &&
            back.y + back.height <= y + height,
        )
        expect(isWhole).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('screens that change while Baton runs', () => {
  const start = async () => {
    const { twin, api } = await startTwinDesktop({}, (before) => {
      before.state.workAreas = [left, right]
      const state = { bounds: onRight, maximized: false }
      before.files('/home/nia/.config/Baton').contents.set('window.json', JSON.stringify(state))
    })
    const unplug = (): void => {
      twin.state.workAreas = [left]
      twin.screen.emit('display-removed', {}, {})
      twin.screen.emit('display-metrics-changed', {}, {}, ['workArea'])
      twin.runTimers()
    }
    return { twin, api, unplug }
  }

  it('bring its windows back, also one that is hidden', async () => {
    const { twin, api, unplug } = await start()
    await api.openWindow('/sessions/a1')
    const own = twin.windows[1]
    if (own === undefined) throw new Error('no window')
    own.bounds = { x: 3000, y: 10, width: 900, height: 760 }
    twin.window.hide()
    unplug()
    expect(twin.window.bounds).toEqual({ x: 640, y: 200, width: 1280, height: 820 })
    expect(own.bounds).toEqual({ x: 1020, y: 10, width: 900, height: 760 })
  })

  it('leave a maximized window maximized, on the screen that is left', async () => {
    const { twin, unplug } = await start()
    twin.window.maximized = true
    twin.window.maximizedBounds = { x: 1912, y: -8, width: 2576, height: 1416 }
    unplug()
    expect([twin.window.maximized, twin.window.bounds]).toEqual([
      true,
      { x: 640, y: 200, width: 1280, height: 820 },
    ])
  })

  it('leave one that the system moved, and look at a minimized one when it comes back', async () => {
    const { twin, unplug } = await start()
    twin.window.maximized = true
    twin.window.maximizedBounds = { x: -8, y: -8, width: 1936, height: 1056 }
    unplug()
    expect(twin.window.bounds).toEqual(onRight)
    twin.window.maximized = false
    twin.window.emit('unmaximize')
    expect(twin.window.bounds.x).toBe(640)
    const other = await start()
    other.twin.window.minimized = true
    other.unplug()
    expect(other.twin.window.bounds).toEqual(onRight)
    other.twin.window.minimized = false
    other.twin.window.emit('restore')
    expect(other.twin.window.bounds.x).toBe(640)
  })
})
