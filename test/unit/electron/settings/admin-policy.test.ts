import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, problemText, readAdminPolicy } from '../../../../electron/main/settings/admin-policy.ts'
import { mainWords } from '../../../../electron/main/ports/main.words.ts'
import type { PolicySource } from '../../../../electron/main/ports/policy-source.ts'
import type { ElectronTwin } from '../../../support/electron/electron-twins.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const withPolicy = (policy: object, options: Parameters<typeof startTwinDesktop>[0] = {}) =>
  startTwinDesktop(options, (twin) => void (twin.state.adminPolicy = JSON.stringify(policy)))
const withSource = (source: string | PolicySource, prepare: (twin: ElectronTwin) => void = () => undefined) =>
  startTwinDesktop({}, (twin) => {
    twin.state.adminPolicy = source
    prepare(twin)
  })
const readText = (text: string) => readAdminPolicy({ kind: 'text', text })
const said = (text: string): string[] =>
  readText(text).problems.map((problem) => problemText(problem, mainWords('en')))
const remembering =
  (policy: object) =>
  (twin: ElectronTwin): void =>
    void twin.files(home).contents.set('policy.json', JSON.stringify(policy))
const connectTo = async (twin: ElectronTwin): Promise<string> =>
  /connect-src ([^;]+);/.exec(
    (await twin.fetch('app://baton/')).headers.get('content-security-policy') ?? '',
  )?.[1] ?? ''
const timedOut: PolicySource = { kind: 'unreadable', why: { kind: 'timed-out', ms: 5000 } }

describe('an administrator’s policy', () => {
  it('may say nothing', async () => {
    for (const source of [{ kind: 'none' }, { kind: 'text', text: '{}' }] as const)
      expect(readAdminPolicy(source)).toEqual({ policy: {}, problems: [] })
    const { api } = await startTwinDesktop()
    expect(await api.info()).toMatchObject({ serverIsDecided: false, policyProblems: [] })
  })

  it('decides the server, and no one chooses another', async () => {
    const { api, twin } = await withPolicy({ serverUrl: 'https://Baton.northwind.example/' })
    expect(await api.info()).toMatchObject({
      serverUrl: 'https://baton.northwind.example',
      serverIsDecided: true,
      connection: 'private',
    })
    expect(await api.setServerUrl('https://evil.example')).toBe('failed')
    expect(twin.state.dialogs).toBe(0)
    expect((await api.info()).serverUrl).toBe('https://baton.northwind.example')
  })

  it('decides for an unencrypted server only if it says so, and the window says so, too', async () => {
    const policy = { serverUrl: 'http://10.0.0.5:4280' }
    const { api, twin } = await withPolicy({ ...policy, allowInsecureServer: true })
    expect(await api.info()).toMatchObject({ serverUrl: policy.serverUrl, connection: 'open' })
    expect([twin.state.dialogs, await connectTo(twin)]).toEqual([
      0,
      "'self' http://10.0.0.5:4280 ws://10.0.0.5:4280",
    ])
    for (const allowInsecureServer of [undefined, false]) {
      const refused = await withPolicy({ ...policy, allowInsecureServer })
      expect(await refused.api.info()).toMatchObject({
        connection: 'off',
        policyProblems: [expect.stringContaining('"allowInsecureServer": true')],
      })
      expect(await connectTo(refused.twin)).toBe("'self'")
    }
  })

  it('may keep people from connecting without encryption, also those who did before', async () => {
    const policy = { allowInsecureServer: false }
    const { api, twin } = await startTwinDesktop({}, (before) => {
      before.state.adminPolicy = JSON.stringify(policy)
      const chosen = { serverUrl: 'http://10.0.0.5:4280', insecureServer: 'http://10.0.0.5:4280' }
      before.files(home).contents.set('settings.json', JSON.stringify(chosen))
    })
    expect(await api.info()).toMatchObject({ connection: 'off', serverIsDecided: false })
    expect(await api.setServerUrl('http://10.0.0.6:4280')).toBe('failed')
    expect(twin.state.dialogs).toBe(0)
    expect(await api.setServerUrl('https://baton.example.com')).toBe('changed')
    expect((await api.info()).connection).toBe('private')
  })

  it.each([
    ['{', /isn’t valid JSON: /],
    ['[]', /isn’t a JSON object/],
    ['{"serverUrl":"ftp://x"}', /^serverUrl: it has to be an address/],
    ['{"startAtLogin":"yes"}', /^startAtLogin: it has to be true or false/],
    ['{"updateChannel":"nightly"}', /^updateChannel: it has to be "stable", "beta" or "off"/],
    ['{"updateUrl":"http://updates.example"}', /^updateUrl: .+https/],
    ['{"serverurl":"https://x.example"}', /^serverurl: there is no such setting/],
    ['{"allowInsecureServer":1}', /^allowInsecureServer: /],
  ])(
    'with a mistake in it is named by key and reason, in the log and for diagnostics: %s',
    async (text, named) => {
      expect(said(text)).toEqual([expect.stringMatching(named)])
      const { api, twin } = await withSource(text)
      expect((await api.info()).policyProblems).toEqual([expect.stringMatching(named)])
      expect(twin.logged).toContainEqual(expect.stringMatching(named))
    },
  )

  it('whose mistake could be about the server connects nowhere, offers no other, and says so at once', async () => {
    for (const text of ['{', '[]', '{"serverUrl":"ftp://x"}', '{"serverurl":"https://x.example"}']) {
      const { api, twin } = await withSource(text)
      expect(await api.info()).toMatchObject({ connection: 'off', serverIsDecided: true })
      expect(await connectTo(twin)).toBe("'self'")
      expect(await api.setServerUrl('https://evil.example')).toBe('failed')
      await expect(
        api.signIn?.send({ path: 'sign-in', body: { email: 'a@b.example', password: 'x' } }),
      ).rejects.toThrow('couldn’t do that')
      expect(twin.state.requests).toEqual([])
      expect(twin.state.lastDialog?.message).toBe('Baton isn’t connecting to a server.')
    }
  })

  it('whose mistake is elsewhere leaves the rest in force', async () => {
    const { api, twin } = await withPolicy({
      serverUrl: 'https://baton.example.com',
      updateUrl: 'https://updates.example',
      updateChannel: 'nightly',
    })
    expect(await api.info()).toMatchObject({ connection: 'private', serverUrl: 'https://baton.example.com' })
    expect(await api.updates?.read()).toMatchObject({ isOn: false, isDecided: true })
    expect([twin.updater.feed, twin.state.dialogs]).toEqual([null, 0])
  })

  it('that has a mistake now leaves the server of the last one that had none', async () => {
    const { api } = await withSource('{', remembering({ serverUrl: 'https://baton.example.com' }))
    expect(await api.info()).toMatchObject({
      connection: 'private',
      serverUrl: 'https://baton.example.com',
      serverIsDecided: true,
    })
  })

  it('that can’t be read just now is as it was last', async () => {
    const decidedLast = await withSource(timedOut, remembering({ serverUrl: 'https://baton.example.com' }))
    expect(await decidedLast.api.info()).toMatchObject({
      serverUrl: 'https://baton.example.com',
      policyProblems: ['The policy can’t be read: the system’s registry didn’t answer within 5 s.'],
    })
    const noneLast = await withSource(timedOut, remembering({}))
    expect(await noneLast.api.info()).toMatchObject({ connection: 'private', serverIsDecided: true })
    expect(await noneLast.api.setServerUrl('https://evil.example')).toBe('failed')
    expect(noneLast.twin.tray.menu.find(({ id }) => id === 'login-start')?.enabled).toBe(false)
    const neverRead = await withSource(timedOut)
    expect(await neverRead.api.info()).toMatchObject({ connection: 'off', serverIsDecided: true })
  })

  it('is remembered only when it had no mistake', async () => {
    const { twin } = await withPolicy({ startAtLogin: false })
    expect(JSON.parse(twin.files(home).contents.get('policy.json') ?? '')).toEqual({ startAtLogin: false })
    const broken = await withSource('{', remembering({ startAtLogin: false }))
    expect(JSON.parse(broken.twin.files(home).contents.get('policy.json') ?? '')).toEqual({
      startAtLogin: false,
    })
  })

  it('never gives away more for a mistake than without it', () => {
    const keys = ['serverUrl', 'allowInsecureServer', 'startAtLogin', 'updateChannel', 'updateUrl', 'else']
    const values = fc.oneof(
      fc.constantFrom('https://baton.example.com', 'http://10.0.0.5', 'beta', 'off', true, false),
      fc.json(),
    )
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(fc.constantFrom(...keys), values).map((policy) => JSON.stringify(policy)),
    )
    fc.assert(
      fc.property(text, (json) => {
        const read = readText(json)
        const decided = decide(read, null)
        expect(decided.problems).toBe(read.problems)
        if (decided.server.kind === 'free') {
          expect(json).not.toContain('serverUrl')
          expect(read.problems.some(({ kind }) => kind.startsWith('not-') || kind === 'unknown-key')).toBe(
            false,
          )
        }
        if (decided.updateUrl !== undefined && decided.updateChannel !== 'off')
          expect(read.problems.some((problem) => 'key' in problem && problem.key.startsWith('update'))).toBe(
            false,
          )
        for (const language of ['en', 'de'] as const)
          for (const problem of read.problems) expect(problemText(problem, mainWords(language))).not.toBe('')
      }),
    )
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

  it('is what the policy says, and then no one’s choice', async () => {
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
