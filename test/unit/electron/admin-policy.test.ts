import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyFromRegistry, readAdminPolicy } from '../../../electron/main/admin-policy.ts'
import { runDesktop } from '../../../electron/main/desktop.ts'
import { createElectronTwin } from '../../support/electron/electron-twins.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const withPolicy = (policy: object, options: Parameters<typeof startTwinDesktop>[0] = {}) =>
  startTwinDesktop(options, (twin) => void (twin.state.adminPolicy = JSON.stringify(policy)))

describe('an administrator’s policy', () => {
  it('may say nothing', () => {
    for (const text of [null, '', ' \n', '{}'])
      expect(readAdminPolicy(text)).toEqual({ kind: 'ok', policy: {} })
  })

  it('decides the server, and nobody chooses another', async () => {
    const { api, twin } = await withPolicy({ serverUrl: 'https://Baton.northwind.example/' })
    expect((await api.info()).serverUrl).toBe('https://baton.northwind.example')
    expect(await api.setServerUrl('https://evil.example')).toBe('failed')
    expect(twin.state.dialogs).toBe(0)
    expect((await api.info()).serverUrl).toBe('https://baton.northwind.example')
  })

  it.each([
    ['{', 'JSON'],
    ['[]', 'all of it'],
    ['{"serverUrl":"ftp://x"}', 'serverUrl'],
    ['{"startAtLogin":"yes"}', 'startAtLogin'],
    ['{"updateChannel":"nightly"}', 'updateChannel'],
    ['{"updateUrl":"http://updates.example"}', 'updateUrl'],
    ['{"serverurl":"https://x.example"}', 'serverurl'],
  ])('with something wrong in it keeps Baton from starting, and names it: %s', async (text, named) => {
    const twin = createElectronTwin()
    twin.state.adminPolicy = text
    expect(await runDesktop(twin.parts)).toBe('refused')
    expect(twin.errors).toEqual([expect.stringContaining(named)])
    expect(twin.app.exitCode).toBe(2)
    expect(twin.app.asked).toEqual([])
  })

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['ok', 'refused']).toContain(readAdminPolicy(text).kind)
      }),
    )
  })

  it('is found in what the registry prints', () => {
    const printed =
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Baton\r\n    Policy    REG_SZ    {"startAtLogin": true}\r\n\r\n'
    expect(policyFromRegistry(printed)).toBe('{"startAtLogin": true}')
    expect(policyFromRegistry('ERROR: The system was unable to find the specified registry key')).toBeNull()
  })
})

describe('starting at login', () => {
  const autostart = '/home/nia/.config/autostart'
  const file = 'app.baton.client.desktop'

  it('is a hidden start that someone chooses in the tray’s menu', async () => {
    const { twin } = await startTwinDesktop({ platform: 'win32' })
    twin.tray.choose('login-start')
    expect(twin.app.loginItem).toEqual({ openAtLogin: true, args: ['--hidden'] })
    expect(twin.tray.menu.find(({ id }) => id === 'login-start')?.checked).toBe(true)
    twin.tray.choose('login-start')
    expect(twin.app.loginItem.openAtLogin).toBe(false)
  })

  it('is a file on Linux, which names an AppImage by its own path', async () => {
    const { twin } = await startTwinDesktop({ env: { APPIMAGE: '/home/nia/My "Apps"/Baton.AppImage' } })
    twin.tray.choose('login-start')
    const entry = twin.files(autostart).contents.get(file) ?? ''
    expect(entry).toContain('Exec="/home/nia/My \\\\"Apps\\\\"/Baton.AppImage" --hidden\n')
    twin.tray.choose('login-start')
    expect(twin.files(autostart).contents.get(file)).toContain('Hidden=true')
  })

  it('stays as it was if the disk refuses', async () => {
    const { twin } = await startTwinDesktop()
    twin.files(autostart).full = true
    twin.tray.choose('login-start')
    expect(twin.tray.menu.find(({ id }) => id === 'login-start')?.checked).toBe(false)
  })

  it('is what the policy says, and then nobody’s choice', async () => {
    const { twin } = await withPolicy({ startAtLogin: true }, { platform: 'darwin' })
    expect(twin.app.loginItem.openAtLogin).toBe(true)
    expect(twin.tray.menu.find(({ id }) => id === 'login-start')).toMatchObject({
      checked: true,
      enabled: false,
    })
  })

  it('is not offered to a second desk', async () => {
    const { twin } = await startTwinDesktop({ argv: ['--profile', 'two'] })
    expect(twin.tray.menu.some(({ id }) => id === 'login-start')).toBe(false)
  })
})
