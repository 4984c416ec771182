import { describe, expect, it } from 'vitest'
import { calls, type CallChannel } from '../../../../core/bridge/ipc.ts'
import type { TwinSender } from '../../../support/electron/electron-parts.ts'
import { fineCalls, fineKey, fineToast } from '../../../support/electron/fine-calls.ts'
import { quit, startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const channels = Object.keys(calls) as CallChannel[]

describe('who may call', () => {
  const strangers: [string, TwinSender][] = [
    ['another web contents', { contentsId: 99 }],
    ['a frame inside our page', { parent: {} }],
    ['a foreign page in our window', { url: 'https://evil.example/' }],
    ['a page that only looks like ours', { url: 'app://baton.evil/' }],
    ['a page of the server', { url: 'http://127.0.0.1:4280/' }],
    ['an empty page', { url: 'about:blank' }],
    ['a page without an address', { url: '' }],
    ['a frame that is gone', { gone: true }],
  ]
  it.each(strangers)('not %s, on any channel', async (_who, sender) => {
    const { twin } = await startTwinDesktop()
    for (const channel of channels) {
      await expect(twin.invoke(channel, fineCalls[channel], sender)).rejects.toThrow('may not call')
    }
    expect(twin.toasts).toEqual([])
    expect(twin.app.badgeCount).toBe(0)
    expect(twin.window.focused).toBe(0)
  })
  it('our own main frame, on every channel and every route, and the answer fits the channel', async () => {
    const { twin } = await startTwinDesktop()
    for (const channel of channels) {
      const result = await twin.invoke(channel, fineCalls[channel], { url: 'app://baton/handoffs/1' })
      expect([channel, calls[channel].result.safeParse(result).success]).toEqual([channel, true])
    }
  })
  it('no one once the window is gone', async () => {
    const { twin } = await startTwinDesktop()
    await quit(twin)
    twin.window.close()
    await expect(twin.invoke('desktop:info', [], { contentsId: 1 })).rejects.toThrow('may not call')
  })
})

describe('what may be sent', () => {
  const bad: [CallChannel, unknown[]][] = [
    ['desktop:info', ['surplus']],
    ['server-url:set', []],
    ['server-url:set', ['javascript:alert(1)']],
    ['server-url:set', ['file:///etc/passwd']],
    ['server-url:set', [{}]],
    ['server-url:set', ['http://a', 'http://b']],
    ['keys:read', []],
    ['keys:read', ['../secrets']],
    ['keys:read', ['__proto__']],
    ['keys:make', ['k1', 'surplus']],
    ['keys:restore', ['k1', []]],
    ['keys:restore', ['k1', [{ ...fineKey, secret: 'short' }]]],
    ['keys:restore', ['k1', [{ ...fineKey, id: -1 }]]],
    ['keys:restore', ['k1', Array.from({ length: 5 }, () => fineKey)]],
    ['keys:forget', [null]],
    ['sign-in:send', []],
    ['sign-in:send', [{ path: '../files', body: {} }]],
    ['sign-in:send', [{ path: 'invitations', body: {} }]],
    ['sign-in:send', [{ path: 'refresh', body: 'text' }]],
    ['sign-in:send', [{ path: 'refresh', body: { attempts: new Date() } }]],
    ['sign-in:forget', ['all']],
    ['toast:show', []],
    ['toast:show', [{ ...fineToast, link: 'https://evil.example' }]],
    ['toast:show', [{ ...fineToast, link: '//evil.example' }]],
    ['toast:show', [{ ...fineToast, link: '/a/../b' }]],
    ['toast:show', [{ ...fineToast, key: '' }]],
    ['toast:show', [{ ...fineToast, body: 'x'.repeat(1001) }]],
    ['toast:show', [{ ...fineToast, title: undefined }]],
    ['toast:close', ['']],
    ['toast:close', ['x'.repeat(201)]],
    ['badge:set', [{ count: -1, attention: false }]],
    ['badge:set', [{ count: 1.5, attention: false }]],
    ['badge:set', [{ count: Number.NaN, attention: false }]],
    ['badge:set', [{ count: '1', attention: false }]],
    ['badge:set', [{ count: 10_000, attention: false }]],
    ['window:focus', [1]],
    ['links:take', ['/x']],
  ]
  it.each(bad)('%s refuses %j', async (channel, args) => {
    const { twin } = await startTwinDesktop()
    const before = JSON.stringify([...twin.files('/home/nia/.config/Baton').contents])
    await expect(twin.invoke(channel, args)).rejects.toThrow('does not accept')
    expect(twin.toasts).toEqual([])
    expect(twin.app.badgeCount).toBe(0)
    expect(JSON.stringify([...twin.files('/home/nia/.config/Baton').contents])).toBe(before)
  })
  it('drops fields that the schema does not know', async () => {
    const { twin } = await startTwinDesktop()
    await twin.invoke('toast:show', [{ ...fineToast, icon: '/etc/passwd', toastXml: '<x/>' }])
    expect(twin.toast.options).not.toHaveProperty('icon')
    expect(twin.toast.options).not.toHaveProperty('toastXml')
  })
  it('refuses unknown channels', async () => {
    const { twin } = await startTwinDesktop()
    expect([...twin.ipcMain.handlers.keys()].toSorted()).toEqual(channels.toSorted())
    for (const channel of ['shell:open', 'toast:show ', 'constructor', '']) {
      await expect(twin.invoke(channel, [])).rejects.toThrow('No handler registered')
    }
  })
  it('does not repeat in the log what was refused', async () => {
    const { twin } = await startTwinDesktop()
    const form = { email: 's3cret@acme.test', password: 's3cret', extra: new Date() }
    await expect(twin.invoke('sign-in:send', [{ path: 'sign-in', body: form }])).rejects.toThrow(
      'does not accept',
    )
    expect(twin.logged.join('\n')).toContain('sign-in:send')
    expect(twin.logged.join('\n')).not.toContain('s3cret')
  })
})

describe('a failure inside the desktop', () => {
  it('reaches the page as a plain sentence', async () => {
    const { twin } = await startTwinDesktop()
    twin.window.setTitle = () => {
      throw new Error('/home/nia/.config: internals')
    }
    const refusal = await twin
      .invoke('badge:set', [{ count: 1, attention: false }])
      .catch((error: Error) => error.message)
    expect(refusal).toBe('The desktop app couldn’t do that. Try again.')
  })
})
