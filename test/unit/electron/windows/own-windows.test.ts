import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

describe('windows of their own', () => {
  it('open a screen beside the main window, as isolated as that one, and once each', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.openWindow('/sessions/a1')).toBe(true)
    expect(twin.windows).toHaveLength(2)
    const own = twin.windows[1]
    expect(own?.loads).toEqual(['app://baton/?window=own#/sessions/a1'])
    expect(own?.options.webPreferences).toEqual(twin.window.options.webPreferences)
    await api.openWindow('/sessions/a1')
    expect(twin.windows).toHaveLength(2)
    expect(own?.focused).toBeGreaterThan(0)
  })

  it('may call the desktop like the main window while they are open, and no longer', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.openWindow('/sessions/a1')
    const contentsId = twin.windows[1]?.webContents.id ?? 0
    const url = 'app://baton/?window=own#/sessions/a1'
    await expect(twin.invoke('links:take', [], { contentsId, url })).resolves.toEqual([])
    twin.windows[1]?.destroy()
    await expect(twin.invoke('links:take', [], { contentsId, url })).rejects.toThrow('may not call')
  })

  it('close when the server changes, because what they show came from the other', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.openWindow('/sessions/a1')
    await api.setServerUrl('https://other.example')
    expect(twin.windows[1]?.isDestroyed()).toBe(true)
  })

  it('open no address but a path of ours', async () => {
    const { twin, api } = await startTwinDesktop()
    for (const path of ['https://evil.example', '//evil.example', '/../x', 'javascript:alert(1)']) {
      await expect(api.openWindow(path)).rejects.toThrow('arguments')
    }
    expect(twin.windows).toHaveLength(1)
  })
})

describe('pages outside', () => {
  it('open in the browser if they are https, and never otherwise', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.openExternal('https://psa.example/ticket/1')).toBe(true)
    for (const url of ['http://psa.example', 'javascript:alert(1)', 'file:///etc/passwd', 'x']) {
      expect(await api.openExternal(url)).toBe(false)
    }
    expect(twin.opened).toEqual(['https://psa.example/ticket/1'])
  })
})
