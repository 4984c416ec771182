import { describe, expect, it } from 'vitest'
import type { Toast } from '../../../../core/bridge/desktop-api.ts'
import { createWebDesktop, type WebParts } from '../../../../renderer/desktop/web-desktop.ts'

/** A browser of which every part can be looked at and pressed. */
const browser = (
  permission: NotificationPermission | 'absent' = 'granted',
  address = 'https://baton.example.com',
) => {
  const listeners = new Map<string, () => void>()
  const shown = new Map<string, { toast: Toast; click: () => void; closed: boolean }>()
  const badges: (number | null | undefined)[] = []
  let focused = 0
  const on = (type: string, listener: unknown) => void listeners.set(type, listener as () => void)
  const parts = {
    window: { addEventListener: on, focus: () => (focused += 1) },
    location: new URL(address),
    document: { addEventListener: on, visibilityState: 'visible', title: '' },
    navigator: {
      setAppBadge: async (count?: number) => void badges.push(count),
      clearAppBadge: async () => void badges.push(null),
    },
    notifications:
      permission === 'absent'
        ? null
        : {
            permission: () => permission,
            show: (toast: Toast, click: () => void) => {
              const entry = { toast, click, closed: false }
              shown.set(toast.key, entry)
              return { close: () => (entry.closed = true) }
            },
          },
  }
  return {
    parts: parts as unknown as WebParts,
    title: () => parts.document.title,
    hide: () => (parts.document.visibilityState = 'hidden'),
    fire: (type: string) => listeners.get(type)?.(),
    shown,
    badges,
    focused: () => focused,
  }
}

const toast: Toast = {
  key: 'escalation:h1',
  title: 'Escalation from Ann',
  body: 'Help',
  link: '/handoffs/h1',
}

describe('the web desktop', () => {
  it('is a web shell that keeps no secret of its own', async () => {
    const desktop = createWebDesktop('1.2.3', browser().parts)
    expect(await desktop.info()).toMatchObject({
      shell: 'web',
      platform: 'web',
      version: '1.2.3',
      serverUrl: '',
    })
    expect([desktop.signIn, desktop.keys, desktop.updates, desktop.openLogFolder]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(await desktop.setServerUrl('https://other.example')).toBe('failed')
  })

  it.each([
    ['https://baton.example.com', 'private'],
    ['http://127.0.0.1:4280', 'private'],
    ['http://localhost:4280', 'private'],
    ['http://10.0.0.5:4280', 'open'],
  ])('knows whether others can read along: %s is %s', async (address, connection) => {
    const info = await createWebDesktop('1', browser('granted', address).parts).info()
    expect(info.connection).toBe(connection)
  })

  it('shows a toast only with permission', async () => {
    const allowed = browser()
    expect(await createWebDesktop('1', allowed.parts).showToast(toast)).toBe('shown')
    expect([...allowed.shown.keys()]).toEqual(['escalation:h1'])
    for (const permission of ['default', 'denied', 'absent'] as const) {
      const page = browser(permission)
      expect(await createWebDesktop('1', page.parts).showToast(toast)).toBe('denied')
      expect(page.shown.size).toBe(0)
    }
  })

  it('says so when the browser throws', async () => {
    const page = browser()
    const parts: WebParts = {
      ...page.parts,
      notifications: {
        permission: () => 'granted',
        show: () => {
          throw new TypeError('Illegal constructor')
        },
      },
    }
    expect(await createWebDesktop('1', parts).showToast(toast)).toBe('failed')
  })

  it('brings the window to the front and delivers the link of a click, once', async () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    const links: string[] = []
    desktop.onLink((link) => links.push(link))
    await desktop.showToast(toast)
    page.shown.get(toast.key)?.click()
    expect(links).toEqual(['/handoffs/h1'])
    expect(page.focused()).toBe(1)
    expect(page.shown.get(toast.key)?.closed).toBe(true)
  })

  it('holds a link until someone listens', async () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    await desktop.showToast(toast)
    page.shown.get(toast.key)?.click()
    const links: string[] = []
    const stop = desktop.onLink((link) => links.push(link))
    expect(links).toEqual(['/handoffs/h1'])
    stop()
    await desktop.showToast({ ...toast, key: 'again', link: '/queue' })
    page.shown.get('again')?.click()
    expect(links).toEqual(['/handoffs/h1'])
    desktop.onLink((link) => links.push(link))
    expect(links).toEqual(['/handoffs/h1', '/queue'])
  })

  it('takes a toast away, and minds no unknown key', async () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    await desktop.showToast(toast)
    await desktop.closeToast(toast.key)
    await desktop.closeToast('never shown')
    expect(page.shown.get(toast.key)?.closed).toBe(true)
  })

  it('puts the count on title and badge', async () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    await desktop.setBadge({ count: 3, attention: false })
    expect(page.title()).toBe('(3) Baton')
    await desktop.setBadge({ count: 0, attention: true })
    expect(page.title()).toBe('(!) Baton')
    await desktop.setBadge({ count: 0, attention: false })
    expect(page.title()).toBe('Baton')
    expect(page.badges).toEqual([3, undefined, null])
  })

  it('tells whether the page can be seen, now and whenever that changes', () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    const seen: boolean[] = []
    const stop = desktop.onVisible((visible) => seen.push(visible))
    page.hide()
    page.fire('visibilitychange')
    expect(seen).toEqual([true, false])
    stop()
    page.fire('visibilitychange')
    expect(seen).toHaveLength(2)
  })

  it('tells of coming back: the network, and the page in view again', () => {
    const page = browser()
    const desktop = createWebDesktop('1', page.parts)
    let resumed = 0
    const stop = desktop.onResume(() => (resumed += 1))
    page.fire('online')
    page.fire('visibilitychange')
    expect(resumed).toBe(2)
    page.hide()
    page.fire('visibilitychange')
    expect(resumed).toBe(2)
    stop()
    page.fire('online')
    expect(resumed).toBe(2)
  })
})
