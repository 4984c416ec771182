import { describe, expect, it } from 'vitest'
import { runDesktop } from '../../../electron/main/desktop.ts'
import { createElectronTwin } from '../../support/electron/electron-twins.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const settle = () => new Promise(setImmediate)

describe('starting', () => {
  it('sets the folder before the lock, the lock before all else, and all of it before Electron is ready', () => {
    const twin = createElectronTwin()
    void runDesktop(twin.parts)
    expect(twin.app.asked).toEqual([
      'setPath userData',
      'requestSingleInstanceLock',
      'enableSandbox',
      'setAppUserModelId',
    ])
    expect(twin.protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
    expect(twin.windows).toEqual([])
  })
  it('leaves the sandbox as it was asked for on the command line', () => {
    const twin = createElectronTwin({ argv: ['--no-sandbox', '.'] })
    void runDesktop(twin.parts)
    expect(twin.app.asked).not.toContain('enableSandbox')
  })
  it('keeps its data in a folder of its own', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(twin.app.getPath('userData')).toBe('/home/nia/.config/Baton')
    expect(await api.info()).toEqual({
      shell: 'electron',
      platform: 'linux',
      version: '1.2.3',
      serverUrl: 'http://127.0.0.1:4280',
      connection: 'private',
      serverIsDecided: false,
      policyProblems: [],
      keepsSecrets: true,
      profile: '',
    })
  })
  it('gives a profile its own folder, and with it its own lock, settings and secrets', async () => {
    const { twin, api } = await startTwinDesktop({ argv: ['.', '--profile', 'two'] })
    expect(twin.app.getPath('userData')).toBe('/home/nia/.config/Baton/profiles/two')
    expect((await api.info()).profile).toBe('two')
    expect(twin.window.title).toBe('Baton · two')
    twin.state.serverAnswer = () => ({ status: 200, text: '{"refreshToken":"token"}' })
    await api.signIn?.send({ path: 'refresh', body: {} })
    expect([...twin.files('/home/nia/.config/Baton/profiles/two').contents.keys()]).toEqual([
      'policy.json',
      'secrets.json',
    ])
    expect(twin.files('/home/nia/.config/Baton').contents.size).toBe(0)
  })
  it('can be given another folder, profiles included', async () => {
    const { twin } = await startTwinDesktop({
      argv: ['--profile=two'],
      env: { BATON_USER_DATA_DIR: '/tmp/desk' },
    })
    expect(twin.app.getPath('userData')).toBe('/tmp/desk/profiles/two')
  })
  it('refuses nonsense with a sentence, before touching anything', async () => {
    const twin = createElectronTwin({ argv: ['--profile', '../x'] })
    expect(await runDesktop(twin.parts)).toBe('refused')
    expect(twin.app.exitCode).toBe(2)
    expect(twin.errors).toEqual([expect.stringContaining('--profile')])
    expect(twin.app.asked).toEqual([])
  })
  it('registers for links only as the packed first desk', async () => {
    expect((await startTwinDesktop()).twin.app.protocolClient).toBe('baton')
    expect((await startTwinDesktop({ argv: ['--profile', 'two'] })).twin.app.protocolClient).toBeNull()
    const unpacked = await startTwinDesktop({}, (twin) => void (twin.app.isPackaged = false))
    expect(unpacked.twin.app.protocolClient).toBeNull()
  })
  it('goes on living when the hidden window is all there is', async () => {
    const { twin } = await startTwinDesktop()
    expect(twin.app.listens('window-all-closed')).toBe(true)
  })
})

describe('a second start', () => {
  it('hands over and leaves, without opening or writing anything', async () => {
    const twin = createElectronTwin({ argv: ['baton://handoff/h1'] })
    twin.app.hasLock = false
    expect(await runDesktop(twin.parts)).toBe('handed-over')
    twin.app.becomeReady()
    await settle()
    expect(twin.app.asked.at(-1)).toBe('quit')
    expect(twin.windows).toEqual([])
    expect(twin.files('/home/nia/.config/Baton').contents.size).toBe(0)
  })
  it('brings the running desk to the front, and its link to the page', async () => {
    const { twin, api } = await startTwinDesktop()
    const opened: string[] = []
    api.onLink((link) => opened.push(link))
    twin.window.close()
    twin.app.emit('second-instance', {}, ['/opt/Baton/baton', '--allow-file-access', '--type=x'], '/tmp')
    expect(twin.window.isVisible()).toBe(true)
    twin.app.emit(
      'second-instance',
      {},
      ['/opt/Baton/baton', '--flag', 'baton://handoff/h1', '--other'],
      '/tmp',
    )
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])
  })
})

describe('deep links', () => {
  it('of a cold start wait until the page listens', async () => {
    const { api } = await startTwinDesktop({ argv: ['baton://handoff/h1'] })
    const opened: string[] = []
    await settle()
    api.onLink((link) => opened.push(link))
    await settle()
    expect(opened).toEqual(['/handoffs/h1'])
  })
  it('come as open-url on macOS, also before the app is ready', async () => {
    const twin = createElectronTwin({ platform: 'darwin' })
    const started = runDesktop(twin.parts)
    let prevented = false
    twin.app.emit('open-url', { preventDefault: () => void (prevented = true) }, 'baton://handoff/h1')
    twin.app.emit('second-instance', {}, ['x', 'baton://handoff/h2'])
    twin.app.becomeReady()
    await started
    expect(prevented).toBe(true)
    expect(await twin.invoke('links:take', [])).toEqual(['/handoffs/h1', '/handoffs/h2'])
  })
  it.each([
    ['baton://handoff/../../settings', ['/unknown-link']],
    ['baton://evil', ['/unknown-link']],
    ['baton://handoff/h1?x=<script>', ['/unknown-link']],
    ['https://evil.example', []],
  ])('that are garbage open nothing, and the person is told: %s', async (url, links) => {
    const { twin } = await startTwinDesktop({ platform: 'darwin' })
    twin.window.close()
    twin.app.emit('open-url', { preventDefault: () => undefined }, url)
    expect(await twin.invoke('links:take', [])).toEqual(links)
    expect(twin.window.isVisible()).toBe(links.length > 0)
  })
  it('are limited while no one takes them', async () => {
    const { twin } = await startTwinDesktop()
    for (let n = 0; n < 100; n += 1) twin.app.emit('second-instance', {}, [`baton://handoff/h${n}`])
    const taken = (await twin.invoke('links:take', [])) as string[]
    expect(taken).toHaveLength(20)
    expect(taken.at(-1)).toBe('/handoffs/h99')
  })
})
