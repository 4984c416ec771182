import { describe, expect, it } from 'vitest'
import { presentBadge } from '../../../../electron/main/shell/badge.ts'
import { mainWords } from '../../../../electron/main/ports/main.words.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const words = mainWords('en')

describe('presentBadge', () => {
  it.each([
    [0, '0', 'Baton', 'Baton: nothing waits', ''],
    [1, '1', '(1) Baton', 'Baton: 1 handoff waits', '1'],
    [9, '9', '(9) Baton', 'Baton: 9 handoffs wait', '9'],
    [10, '9plus', '(10) Baton', 'Baton: 10 handoffs wait', '9+'],
    [9999, '9plus', '(9999) Baton', 'Baton: 9,999 handoffs wait', '9+'],
  ])('shows %i', (count, mark, title, sentence, text) => {
    expect(presentBadge({ count, attention: false }, '', words)).toEqual({ mark, title, sentence, text })
  })
  it('puts attention before any number', () => {
    expect(presentBadge({ count: 3, attention: true }, '', words)).toEqual({
      mark: 'attention',
      title: '(!) Baton',
      sentence: 'Baton: needs your attention',
      text: '!',
    })
  })
  it('names the second desk', () => {
    expect(presentBadge({ count: 2, attention: false }, 'two', words).title).toBe('(2) Baton · two')
  })
})

describe('the badge', () => {
  it('reaches title, tray and dock', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.setBadge({ count: 4, attention: false })
    expect([twin.window.title, twin.tray.image, twin.tray.toolTip, twin.app.badgeCount]).toEqual([
      '(4) Baton',
      'tray/4',
      'Baton: 4 handoffs wait',
      4,
    ])
    await api.setBadge({ count: 0, attention: false })
    expect([twin.window.title, twin.tray.image, twin.app.badgeCount]).toEqual(['Baton', 'tray/0', 0])
  })
  it('lies over the taskbar button on Windows, with words for screen readers', async () => {
    const { twin, api } = await startTwinDesktop({ platform: 'win32' })
    await api.setBadge({ count: 12, attention: false })
    expect(twin.window.overlay).toEqual({ image: 'badge/9plus', description: 'Baton: 12 handoffs wait' })
    await api.setBadge({ count: 0, attention: true })
    expect(twin.window.overlay?.image).toBe('badge/attention')
    await api.setBadge({ count: 0, attention: false })
    expect(twin.window.overlay?.image).toBeNull()
  })
  it('stands as text beside the icon on macOS, whose image stays', async () => {
    const { twin, api } = await startTwinDesktop({ platform: 'darwin' })
    const before = twin.tray.image
    await api.setBadge({ count: 12, attention: false })
    expect([twin.tray.title, twin.tray.image]).toEqual(['9+', before])
  })
})

describe('the tray', () => {
  it('offers what makes sense, and quits', async () => {
    const { twin } = await startTwinDesktop()
    const ids = () => twin.tray.menu.map((item) => item.id).filter((id) => id !== undefined)
    expect(ids()).toEqual(['status', 'hide', 'login-start', 'quit'])
    twin.tray.choose('hide')
    expect(twin.window.isVisible()).toBe(false)
    expect(ids()).toEqual(['status', 'show', 'login-start', 'quit'])
    twin.tray.choose('show')
    expect(ids()).toEqual(['status', 'hide', 'login-start', 'quit'])
    twin.tray.choose('quit')
    expect(twin.app.asked).toContain('quit')
  })
  it('follows a window that was closed or shown by other means', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.window.close()
    expect(twin.tray.menu.some(({ id }) => id === 'show')).toBe(true)
    await api.focusWindow()
    expect(twin.tray.menu.some(({ id }) => id === 'hide')).toBe(true)
  })
  it('toggles the window by a click, except on macOS where a click opens the menu', async () => {
    const linux = await startTwinDesktop()
    linux.twin.tray.emit('click')
    expect(linux.twin.window.isVisible()).toBe(false)
    linux.twin.tray.emit('click')
    expect(linux.twin.window.isVisible()).toBe(true)
    const mac = await startTwinDesktop({ platform: 'darwin' })
    expect(mac.twin.tray.listens('click')).toBe(false)
  })
  it('may be missing: the app works, and starting it again brings the window back', async () => {
    const { twin, api } = await startTwinDesktop({}, (before) => void (before.state.hasTray = false))
    await api.setBadge({ count: 1, attention: false })
    twin.window.close()
    // Hidden, nothing would bring it back that a person sees.
    expect([twin.window.isVisible(), twin.window.isMinimized(), twin.window.isDestroyed()]).toEqual([
      true,
      true,
      false,
    ])
    twin.app.emit('second-instance', {}, ['baton', '.'])
    expect(twin.window.isMinimized()).toBe(false)
  })
  it('counts as missing on GNOME without its extension, where no one sees it, also for a hidden start', async () => {
    const gnome = { XDG_CURRENT_DESKTOP: 'GNOME' }
    const { twin } = await startTwinDesktop({ env: gnome, argv: ['--hidden'] })
    expect(twin.window.isMinimized()).toBe(true)
    const ubuntu = await startTwinDesktop({
      env: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
      argv: ['--hidden'],
    })
    expect([ubuntu.twin.window.isMinimized(), ubuntu.twin.window.isVisible()]).toEqual([false, false])
  })
  it('says once where the window went, and never again on this desk', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.window.close()
    expect(twin.toasts.map(({ options }) => options.title)).toEqual(['Baton is still running'])
    await api.focusWindow()
    twin.window.close()
    expect(twin.toasts).toHaveLength(1)
    const kept = twin.files('/home/nia/.config/Baton').contents.get('hints.json') ?? ''
    const next = await startTwinDesktop({}, (before) =>
      before.files('/home/nia/.config/Baton').contents.set('hints.json', kept),
    )
    next.twin.window.close()
    expect(next.twin.toasts).toHaveLength(0)
  })
  it('offers to capture, to be left alone and what the page says of itself, once someone is signed in', async () => {
    const { twin, api } = await startTwinDesktop()
    const chosen: string[] = []
    api.onTrayCommand((command) => chosen.push(command))
    await api.setTrayStatus({ sentence: 'Connected, everything sent', quietUntil: null })
    expect(twin.tray.menu[0]).toMatchObject({ label: 'Connected, everything sent', enabled: false })
    twin.tray.choose('quiet-hour')
    twin.tray.choose('quiet-tomorrow')
    expect(() => twin.tray.choose('quiet-off')).toThrow('no quiet-off')
    await api.setTrayStatus({ sentence: 'Connected', quietUntil: twin.state.now + 1 })
    twin.tray.choose('quiet-off')
    await new Promise(setImmediate)
    expect(chosen).toEqual(['quiet-hour', 'quiet-tomorrow', 'quiet-off'])
    twin.tray.choose('session')
    expect(twin.windows[1]?.loads).toEqual(['app://baton/?window=own#/capture/session'])
    await api.setTrayStatus(null)
    expect(() => twin.tray.choose('park')).toThrow('no park')
  })
})

describe('something urgent', () => {
  const toast = { key: 'escalation:h1', title: 'Urgent', body: '', link: '/handoffs/h1' }
  it('flashes until someone comes, and takes no focus', async () => {
    const { twin, api } = await startTwinDesktop()
    const focused = twin.window.focused
    await api.showToast({ ...toast, urgent: true })
    expect([twin.window.flashing, twin.window.focused]).toEqual([true, focused])
    twin.window.emit('focus')
    expect(twin.window.flashing).toBe(false)
  })
  it('does not flash what someone works in, nor for anything less', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.showToast(toast)
    expect(twin.window.flashing).toBe(false)
    await api.focusWindow()
    await api.showToast({ ...toast, urgent: true })
    expect(twin.window.flashing).toBe(false)
  })
})
