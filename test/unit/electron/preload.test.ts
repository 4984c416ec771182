import { describe, expect, it } from 'vitest'
import { quit, startTwinDesktop } from '../../support/electron/running-desktop.ts'

const settle = () => new Promise(setImmediate)

describe('links', () => {
  it('are delivered once per click, to everyone who listens', async () => {
    const { twin, api } = await startTwinDesktop()
    const one: string[] = []
    const two: string[] = []
    api.onLink((link) => one.push(link))
    api.onLink((link) => two.push(link))
    twin.app.emit('second-instance', {}, ['baton://handoff/h1'])
    twin.app.emit('second-instance', {}, ['baton://handoff/h1'])
    await settle()
    expect(one).toEqual(['/handoffs/h1', '/handoffs/h1'])
    expect(two).toEqual(one)
  })
  it('wait while no one listens: before the first listener and between two', async () => {
    const { twin, api } = await startTwinDesktop()
    const opened: string[] = []
    twin.app.emit('second-instance', {}, ['baton://handoff/early'])
    await settle()
    const stop = api.onLink((link) => opened.push(link))
    // React mounts, unmounts and mounts again in development: nothing may fall in between.
    stop()
    await settle()
    twin.app.emit('second-instance', {}, ['baton://handoff/between'])
    await settle()
    expect(opened).toEqual([])
    api.onLink((link) => opened.push(link))
    await settle()
    expect(opened).toEqual(['/handoffs/early', '/handoffs/between'])
  })
  it('survive a page that is reloaded before it listened', async () => {
    const { twin } = await startTwinDesktop()
    twin.app.emit('second-instance', {}, ['baton://handoff/h1'])
    twin.window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    expect(await twin.invoke('links:take', [])).toEqual(['/handoffs/h1'])
  })
  it('stop coming after unsubscribing', async () => {
    const { twin, api } = await startTwinDesktop()
    const gone: string[] = []
    const stays: string[] = []
    api.onLink((link) => stays.push(link))
    api.onLink((link) => gone.push(link))()
    twin.app.emit('second-instance', {}, ['baton://handoff/h1'])
    await settle()
    expect([gone, stays]).toEqual([[], ['/handoffs/h1']])
  })
})

describe('being seen', () => {
  it('is told soon, and whenever the window is hidden, minimised or shown', async () => {
    const { twin, api } = await startTwinDesktop()
    const seen: boolean[] = []
    const stop = api.onVisible((visible) => seen.push(visible))
    await settle()
    twin.window.hide()
    await settle()
    twin.window.show()
    await settle()
    twin.window.minimized = true
    twin.window.emit('minimize')
    await settle()
    expect(seen).toEqual([true, false, true, false])
    stop()
    twin.window.show()
    await settle()
    expect(seen).toHaveLength(4)
  })
  it('is told when the screen is locked and unlocked', async () => {
    const { twin, api } = await startTwinDesktop()
    const seen: boolean[] = []
    api.onVisible((visible) => seen.push(visible))
    await settle()
    twin.powerMonitor.emit('lock-screen')
    await settle()
    twin.powerMonitor.emit('unlock-screen')
    await settle()
    expect(seen).toEqual([true, false, true])
  })
  it('is told of a window that has started in the tray', async () => {
    const { api } = await startTwinDesktop({ argv: ['--hidden'] })
    const seen: boolean[] = []
    api.onVisible((visible) => seen.push(visible))
    await settle()
    expect(seen).toEqual([false])
  })
})

describe('waking up', () => {
  it('is told when the machine resumes, is unlocked, or the network returns', async () => {
    const { twin, api, online } = await startTwinDesktop()
    let resumed = 0
    const stop = api.onResume(() => void (resumed += 1))
    twin.powerMonitor.emit('resume')
    twin.powerMonitor.emit('unlock-screen')
    online()
    expect(resumed).toBe(3)
    stop()
    twin.powerMonitor.emit('resume')
    online()
    expect(resumed).toBe(3)
  })
  it('does not fail when the window is already gone', async () => {
    const { twin } = await startTwinDesktop()
    await quit(twin)
    twin.window.close()
    const before = twin.window.webContents.sent.length
    twin.powerMonitor.emit('resume')
    expect(twin.window.webContents.sent).toHaveLength(before)
  })
})
