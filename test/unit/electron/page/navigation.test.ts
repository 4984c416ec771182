import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'
import { twinEvent, WebContentsTwin } from '../../../support/electron/electron-parts.ts'

const away = [
  'https://evil.example/',
  'http://127.0.0.1:4280/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
  'blob:https://evil.example/1',
  'app://evil/',
  'baton://handoff/1',
  'not a url',
]

describe('downloads', () => {
  /** What is saved, and every address it came from, redirects included. */
  const download = async (url: string, chain: readonly string[] = [url]) => {
    const { twin } = await startTwinDesktop()
    const event = twinEvent({})
    twin.session.emit('will-download', event, { getURL: () => url, getURLChain: () => chain }, {})
    return { prevented: event.prevented, logged: twin.logged.join() }
  }
  it('save what our own page has made', async () => {
    expect((await download('blob:app://baton/7b1a')).prevented).toBe(false)
    expect((await download('blob:app://baton/7b1a', [])).prevented).toBe(false)
  })
  it.each([
    ...away,
    'app://baton/index.html',
    'https://127.0.0.1/files/1?note=secret',
    'blob:https://evil.example/1',
    'blob:null/1',
    'blob:app://baton.evil/1',
    'blob:file:///etc/passwd',
    'filesystem:app://baton/temporary/x',
  ])('nothing else, and the log doesn’t say what: %s', async (url) => {
    const { prevented, logged } = await download(url)
    expect(prevented).toBe(true)
    expect(logged).not.toContain('secret')
  })
  it('nothing that was redirected to what looks like ours', async () => {
    const { prevented } = await download('blob:app://baton/1', [
      'https://evil.example/',
      'blob:app://baton/1',
    ])
    expect(prevented).toBe(true)
  })
})

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '%s stays on our own pages',
    async (name) => {
      const { twin } = await startTwinDesktop()
      for (const url of away) {
        const event = twinEvent({ url })
        twin.window.webContents.emit(name, event)
        expect([url, event.prevented]).toEqual([url, true])
      }
      const home = twinEvent({ url: 'app://baton/queue' })
      twin.window.webContents.emit(name, home)
      expect(home.prevented).toBe(false)
    },
  )
  it('opens no window, not even for our own pages', async () => {
    const { twin } = await startTwinDesktop()
    const { openHandler } = twin.window.webContents
    for (const url of [...away, 'app://baton/']) {
      expect([url, openHandler?.({ url } as never)]).toEqual([url, { action: 'deny' }])
    }
  })
  it('attaches no webview', async () => {
    const { twin } = await startTwinDesktop()
    const event = twinEvent({})
    twin.window.webContents.emit('will-attach-webview', event, {}, { src: 'https://evil.example' })
    expect(event.prevented).toBe(true)
  })
  it('guards every web contents, whoever made it', async () => {
    const { twin } = await startTwinDesktop()
    const other = new WebContentsTwin(99)
    twin.app.emit('web-contents-created', twinEvent({}), other)
    const event = twinEvent({ url: 'https://evil.example/' })
    other.emit('will-navigate', event)
    expect(event.prevented).toBe(true)
  })
  it('logs where a page wanted to go, never the whole address', async () => {
    const { twin } = await startTwinDesktop()
    twin.window.webContents.emit('will-navigate', twinEvent({ url: 'https://evil.example/?note=secret' }))
    expect(twin.logged.join('\n')).toContain('https://evil.example')
    expect(twin.logged.join('\n')).not.toContain('secret')
  })
})
