import { describe, expect, it } from 'vitest'
import { isPrivateTo } from '../../../../electron/main/settings/server-url.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const home = '/home/nia/.config/Baton'
const open = 'http://10.0.0.5:4280'

describe('an address', () => {
  it.each([
    ['https://baton.example.com', true],
    ['http://127.0.0.1:4280', true],
    ['http://127.3.2.1', true],
    ['http://localhost:4280', true],
    ['http://baton.localhost', true],
    ['http://baton.example.com', false],
    ['http://192.168.1.4', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://127.evil.example', false],
    ['http://localhost.evil.example', false],
    ['http://notlocalhost', false],
  ])('%s keeps what is sent from others: %s', (url, isPrivate) => {
    expect(isPrivateTo(url)).toBe(isPrivate)
  })
})

describe('a server without encryption', () => {
  it('is connected to only after a dialog of its own, which nothing but a press answers', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.dialogAnswer = 1
    expect(await api.setServerUrl(open)).toBe('declined')
    expect(twin.state.lastDialog).toMatchObject({
      message: 'Connect Baton to http://10.0.0.5:4280 without encryption?',
      detail: expect.stringContaining('isn’t encrypted'),
      buttons: ['Connect without encryption', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    })
    expect(await api.info()).toMatchObject({ connection: 'private', serverUrl: 'http://127.0.0.1:4280' })
    twin.state.dialogAnswer = 0
    expect(await api.setServerUrl(open)).toBe('changed')
    expect(await api.info()).toMatchObject({ connection: 'open', serverUrl: open })
  })

  it('stays an exception at the next start, for this address alone', async () => {
    const kept = { serverUrl: open, insecureServer: open }
    const again = await startTwinDesktop(
      {},
      (twin) => void twin.files(home).contents.set('settings.json', JSON.stringify(kept)),
    )
    expect([again.twin.state.dialogs, (await again.api.info()).connection]).toEqual([0, 'open'])
    const other = { ...kept, serverUrl: 'http://10.0.0.6:4280' }
    const moved = await startTwinDesktop({}, (twin) => {
      twin.state.dialogAnswer = 1
      twin.files(home).contents.set('settings.json', JSON.stringify(other))
    })
    expect([moved.twin.state.dialogs, (await moved.api.info()).connection]).toEqual([1, 'off'])
  })

  it('is forgotten with the next server, and asked about again', async () => {
    const { twin, api } = await startTwinDesktop()
    await api.setServerUrl(open)
    await api.setServerUrl('https://baton.example.com')
    expect(JSON.parse(twin.files(home).contents.get('settings.json') ?? '')).toMatchObject({
      serverUrl: 'https://baton.example.com',
      insecureServer: null,
    })
  })

  it('from the environment is asked about once; without a yes nothing is sent to it', async () => {
    const env = { BATON_SERVER_URL: open }
    const declined = await startTwinDesktop({ env }, (twin) => void (twin.state.dialogAnswer = 1))
    expect(await declined.api.info()).toMatchObject({ connection: 'off', serverUrl: open })
    await expect(declined.api.signIn?.send({ path: 'refresh', body: {} })).rejects.toThrow('couldn’t do that')
    expect(declined.twin.state.requests).toEqual([])
    const policy = (await declined.twin.fetch('app://baton/')).headers.get('content-security-policy')
    expect(policy).toContain("connect-src 'self';")
    // Choosing it in the window asks again.
    declined.twin.state.dialogAnswer = 0
    expect(await declined.api.setServerUrl(open)).toBe('changed')
    expect((await declined.api.info()).connection).toBe('open')

    const agreed = await startTwinDesktop({ env })
    expect([agreed.twin.state.dialogs, (await agreed.api.info()).connection]).toEqual([1, 'open'])
    expect(agreed.twin.files(home).contents.get('settings.json')).toContain('"insecureServer": "http')
  })
})
