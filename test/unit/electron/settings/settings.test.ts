import { describe, expect, it } from 'vitest'
import { openSettings } from '../../../../electron/main/settings/settings.ts'
import { FilesTwin } from '../../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'

describe('settings', () => {
  it('follow the default of the start until someone chooses', () => {
    const files = new FilesTwin()
    expect(openSettings(files, 'http://a', () => undefined).serverUrl()).toBe('http://a')
    expect(openSettings(files, 'http://b', () => undefined).serverUrl()).toBe('http://b')
    expect(openSettings(files, 'http://b', () => undefined).write({ serverUrl: 'http://c' })).toBe(true)
    expect(openSettings(files, 'http://d', () => undefined).serverUrl()).toBe('http://c')
  })
  it.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"serverUrl":5}',
    '{"serverUrl":"javascript:alert(1)"}',
    '{"serverUrl":"http://x/"}',
    '\u0000',
  ])('fall back to the defaults for a damaged file, which is kept aside: %j', (text) => {
    const files = new FilesTwin()
    files.contents.set('settings.json', text)
    const logged: string[] = []
    expect(openSettings(files, 'http://a', (line) => logged.push(line)).serverUrl()).toBe('http://a')
    expect(files.aside.get('settings.json')).toBe(text)
    expect(logged).toHaveLength(1)
  })
  it('leave a file alone that cannot be read just now', () => {
    const files = new FilesTwin()
    files.contents.set('settings.json', '{"serverUrl":"http://c"}')
    files.unreadable = true
    expect(openSettings(files, 'http://a', () => undefined).serverUrl()).toBe('http://a')
    files.unreadable = false
    expect(openSettings(files, 'http://a', () => undefined).serverUrl()).toBe('http://c')
  })
  it('are not written over a file that could not be read', () => {
    const files = new FilesTwin()
    files.contents.set('settings.json', '{"serverUrl":"http://c"}')
    files.unreadable = true
    const settings = openSettings(files, 'http://a', () => undefined)
    files.unreadable = false
    expect(settings.write({ serverUrl: 'http://b' })).toBe(false)
    expect(openSettings(files, 'http://a', () => undefined).serverUrl()).toBe('http://c')
  })
  it('change nothing when the disk refuses', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.files(home).full = true
    expect(await api.setServerUrl('https://baton.example.com')).toBe('failed')
    expect((await api.info()).serverUrl).toBe('http://127.0.0.1:4280')
    expect(twin.window.loads).toEqual(['app://baton/'])
  })
})

describe('choosing a server', () => {
  it('stores its plain form, reloads the client, and the policy opens to it alone', async () => {
    const { twin, api } = await startTwinDesktop()
    expect((await twin.fetch('app://baton/')).headers.get('content-security-policy')).toContain(
      'ws://127.0.0.1:4280',
    )
    expect(await api.setServerUrl('https://Baton.example.com/')).toBe('changed')
    expect((await api.info()).serverUrl).toBe('https://baton.example.com')
    expect(twin.window.loads).toEqual(['app://baton/', 'app://baton/'])
    const policy = (await twin.fetch('app://baton/')).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self' https://baton.example.com wss://baton.example.com;")
    expect(policy).not.toContain('4280')
  })
  it('answers false to an address that the desk cannot use', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.setServerUrl('http://[::1]:4280')).toBe('failed')
    expect(await api.setServerUrl('http://user:pass@example.com')).toBe('failed')
    expect(twin.window.loads).toHaveLength(1)
  })
  it('takes away the toasts and links of the other server', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.showToast({ key: 'a', title: 'A', body: '', link: '/handoffs/1' })
    twin.app.emit('second-instance', {}, ['baton://handoff/1'])
    await api.setServerUrl('https://baton.example.com')
    expect(twin.toast.closed).toBe(true)
    expect(await twin.invoke('links:take', [])).toEqual([])
  })
  it('beats BATON_SERVER_URL at the next start, which is only the default', async () => {
    const env = { BATON_SERVER_URL: 'https://10.0.0.1:4280' }
    const first = await startTwinDesktop({ env })
    expect((await first.api.info()).serverUrl).toBe('https://10.0.0.1:4280')
    await first.api.setServerUrl('https://baton.example.com')
    const kept = first.twin.files(home).contents.get('settings.json') ?? ''
    const second = await startTwinDesktop(
      { env },
      (twin) => void twin.files(home).contents.set('settings.json', kept),
    )
    expect((await second.api.info()).serverUrl).toBe('https://baton.example.com')
  })
})
