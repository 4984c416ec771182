import { describe, expect, it } from 'vitest'
import { quit, startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const start = async (platform: NodeJS.Platform) => {
  const { twin, api } = await startTwinDesktop({ platform })
  await api.capture.open('note')
  const [, window] = twin.windows
  if (window === undefined) throw new Error('no capture window')
  window.emit('ready-to-show')
  return { twin, api, window }
}

describe('the capture window', () => {
  it('is small, above everything, as isolated as the main one, and on the screen that is worked on', async () => {
    const { twin, window } = await start('win32')
    expect(window.options).toMatchObject({
      width: 480,
      alwaysOnTop: true,
      skipTaskbar: true,
      frame: false,
      webPreferences: twin.window.options.webPreferences,
    })
    expect(window.isVisible()).toBe(true)
    expect(window.hasFocus).toBe(true)
    twin.state.workAreas = [...twin.state.workAreas, { x: 1920, y: 100, width: 1280, height: 680 }]
    window.close()
    twin.globalShortcut.press('Control+Shift+Space')
    expect(window.bounds).toMatchObject({ x: 2320, y: 170 })
  })

  it('is there again at once, with the kind that was asked for', async () => {
    const { api, twin, window } = await start('win32')
    await api.capture.close()
    expect(window.isVisible()).toBe(false)
    await api.capture.open('park')
    expect(twin.windows).toHaveLength(2)
    expect(window.webContents.sent.at(-1)).toEqual({ channel: 'capture:opened', args: ['park'] })
    expect(window.isVisible()).toBe(true)
  })

  it('stays where it was put while it is open', async () => {
    const { api, window } = await start('linux')
    window.bounds = { ...window.bounds, x: 7, y: 9 }
    await api.capture.open('session')
    expect(window.bounds).toMatchObject({ x: 7, y: 9 })
  })

  it('only hides when it is closed, and gives the focus away before that on Windows', async () => {
    const { window } = await start('win32')
    window.close()
    expect(window.isDestroyed()).toBe(false)
    expect([window.isVisible(), window.hasFocus]).toEqual([false, false])
  })

  it('takes the keyboard without the app on macOS', async () => {
    const { window } = await start('darwin')
    expect(window.options.type).toBe('panel')
  })

  it('is created again after a crash, without touching the main window', async () => {
    const { api, twin, window } = await start('linux')
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
    expect(window.isDestroyed()).toBe(true)
    expect(twin.window.loads).toHaveLength(1)
    await api.capture.open('note')
    expect(twin.windows).toHaveLength(3)
  })

  it('may call the desktop while it is there, and goes with the server it belongs to', async () => {
    const { api, twin, window } = await start('linux')
    const contentsId = window.webContents.id
    const url = 'app://baton/?window=own#/capture/note'
    await expect(twin.invoke('capture:close', [], { contentsId, url })).resolves.toBeUndefined()
    await api.setServerUrl('https://other.example')
    await expect(twin.invoke('capture:close', [], { contentsId, url })).rejects.toThrow('may not call')
  })

  it('does not keep the app from quitting', async () => {
    const { twin, window } = await start('linux')
    await quit(twin)
    expect(window.isDestroyed()).toBe(true)
  })
})
