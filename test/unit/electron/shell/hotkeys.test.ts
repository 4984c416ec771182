import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HotkeyKeys } from '../../../../core/bridge/capture.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const x11 = { XDG_SESSION_TYPE: 'x11' }

describe('global hotkeys', () => {
  it('open quick capture from anywhere, with one key at first', async () => {
    const { twin, api } = await startTwinDesktop({ platform: 'win32' })
    expect(await api.hotkeys?.read()).toEqual([
      { kind: 'note', keys: 'Control+Shift+Space', state: 'on' },
      { kind: 'session', keys: '', state: 'off' },
      { kind: 'park', keys: '', state: 'off' },
    ])
    twin.globalShortcut.press('Control+Shift+Space')
    expect(twin.windows[1]?.loads).toEqual(['app://baton/?window=own#/capture/note'])
  })

  it('are off, without a word, where the first keys are taken', async () => {
    const { api } = await startTwinDesktop({ platform: 'win32' }, (twin) =>
      twin.globalShortcut.others.add('Control+Shift+Space'),
    )
    expect((await api.hotkeys?.read())?.[0]).toEqual({ kind: 'note', keys: '', state: 'off' })
  })

  it('say it when the keys that were chosen are taken, keep the choice, and take them when they are free', async () => {
    const taken = (twin: Awaited<ReturnType<typeof startTwinDesktop>>['twin']) =>
      twin.globalShortcut.others.add('Control+Alt+N')
    const first = await startTwinDesktop({ platform: 'win32' }, taken)
    expect((await first.api.hotkeys?.set('note', 'Control+Alt+N'))?.[0]).toEqual({
      kind: 'note',
      keys: 'Control+Alt+N',
      state: 'taken',
    })
    expect([...first.twin.globalShortcut.registered.keys()]).toEqual([])

    const stored = first.twin.files(first.twin.app.getPath('userData')).contents.get('hotkeys.json')
    const next = await startTwinDesktop({ platform: 'win32' }, (twin) =>
      twin.files(home).contents.set('hotkeys.json', stored ?? ''),
    )
    expect((await next.api.hotkeys?.read())?.[0]).toMatchObject({ keys: 'Control+Alt+N', state: 'on' })
  })

  it('never give two kinds the same keys, and the second has them once the first lets go', async () => {
    const { twin, api } = await startTwinDesktop({ platform: 'win32' })
    const both = await api.hotkeys?.set('park', 'Control+Shift+Space')
    expect(both?.map(({ state }) => state)).toEqual(['on', 'off', 'taken'])
    const moved = await api.hotkeys?.set('note', '')
    expect(moved?.map(({ state }) => state)).toEqual(['off', 'off', 'on'])
    twin.globalShortcut.press('Control+Shift+Space')
    expect(twin.windows[1]?.loads).toEqual(['app://baton/?window=own#/capture/park'])
  })

  it('are given out by the portal on Wayland, which is asked only for what someone chose', async () => {
    const { twin, api } = await startTwinDesktop({
      platform: 'linux',
      env: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' },
    })
    expect(twin.app.switches).toEqual(['enable-features=GlobalShortcutsPortal'])
    expect((await api.hotkeys?.read())?.map(({ state }) => state)).toEqual(['off', 'off', 'off'])
    expect((await api.hotkeys?.set('note', 'Control+Alt+N'))?.[0]?.state).toBe('asked')
    twin.globalShortcut.broken = true
    expect((await api.hotkeys?.set('park', 'Control+Alt+P'))?.[2]).toEqual({
      kind: 'park',
      keys: 'Control+Alt+P',
      state: 'refused',
    })
  })

  it('need no portal under X11, and are all let go at the end', async () => {
    const { twin } = await startTwinDesktop({ platform: 'linux', env: x11 })
    expect(twin.app.switches).toEqual([])
    expect(twin.globalShortcut.registered.size).toBe(1)
    twin.app.emit('will-quit', {})
    expect(twin.globalShortcut.registered.size).toBe(0)
  })

  it('use the Command key on macOS', async () => {
    const { twin } = await startTwinDesktop({ platform: 'darwin' })
    expect([...twin.globalShortcut.registered.keys()]).toEqual(['Shift+Command+Space'])
  })

  it('live with a damaged file, which is set aside', async () => {
    const { twin, api } = await startTwinDesktop({ platform: 'win32' }, (before) =>
      before.files(home).contents.set('hotkeys.json', '{"note":"A"}'),
    )
    expect((await api.hotkeys?.read())?.[0]?.state).toBe('on')
    expect(twin.files(home).aside.has('hotkeys.json')).toBe(true)
  })
})

describe('keys for a hotkey', () => {
  it.each(['Control+Shift+Space', 'Alt+N', 'Control+Alt+Shift+Super+9', 'F9', 'Shift+F12', 'Super+Up'])(
    'may be %s',
    (keys) => expect(HotkeyKeys.safeParse(keys).success).toBe(true),
  )
  it.each([
    '',
    'A',
    'Shift+A',
    'Space',
    'Control',
    'Control+',
    'Shift+Control+A',
    'Control+Control+A',
    'F25',
    'a',
  ])('may not be “%s”', (keys) => expect(HotkeyKeys.safeParse(keys).success).toBe(false))
  it('never take a key that is typed with', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^((Control|Alt|Shift|Super)\+){0,3}([A-Z0-9]|Space|F\d{1,2})$/),
        (text) => {
          if (!HotkeyKeys.safeParse(text).success) return
          expect(text).toMatch(/^(?:(?:Control|Alt|Super)\+|(?:Shift\+)?F\d)|\+(?:Alt|Super)\+/)
        },
      ),
    )
  })
})
