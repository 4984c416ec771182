import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const identity = { accountId: 'a', accountName: 'Acme', personId: 'ann', name: 'Ann', role: 'engineer' }
const form = { email: 'ann@acme.test', password: 'correct horse' }
const granted = (refreshToken: string) => ({
  status: 200,
  text: JSON.stringify({ identity, accessToken: 'access', expiresIn: 600, refreshToken }),
})
const home = '/home/nia/.config/Baton'

describe('signing in', () => {
  it('keeps the refresh token in the keychain and gives the page everything else', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = () => granted('refresh-1')
    const answer = await api.signIn?.send({ path: 'sign-in', body: form })
    expect(answer).toEqual({ status: 200, body: { identity, accessToken: 'access', expiresIn: 600 } })
    expect(twin.state.requests).toEqual([
      { url: 'http://127.0.0.1:4280/auth/sign-in', body: { ...form, transport: 'body' } },
    ])
    expect([...twin.files(home).contents.values()].join()).not.toContain('refresh-1')

    twin.state.serverAnswer = () => granted('refresh-2')
    await api.signIn?.send({ path: 'refresh', body: { attempts: ['x1'] } })
    expect(twin.state.requests.at(-1)?.body).toEqual({
      attempts: ['x1'],
      transport: 'body',
      refreshToken: 'refresh-1',
    })
    await api.signIn?.send({ path: 'sign-out', body: { everywhere: true } })
    expect(twin.state.requests.at(-1)?.body).toEqual({ everywhere: true, refreshToken: 'refresh-2' })
  })
  it('never lets the page choose the token, the way it comes back, or anything else', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = () => granted('refresh-1')
    const forged = { refreshToken: 'stolen', transport: 'cookie', admin: true }
    await api.signIn?.send({ path: 'sign-in', body: { ...form, ...forged } })
    await api.signIn?.send({ path: 'refresh', body: forged })
    await api.signIn?.send({ path: 'sign-out', body: forged })
    expect(twin.state.requests.map(({ body }) => body)).toEqual([
      { ...form, transport: 'body' },
      { transport: 'body', refreshToken: 'refresh-1' },
      { everywhere: false, refreshToken: 'refresh-1' },
    ])
  })
  it('sends nothing that the server would not take', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.signIn?.send({ path: 'sign-in', body: { email: 'no address' } })).toEqual({
      status: 400,
      body: null,
    })
    expect(twin.state.requests).toEqual([])
  })
  it('passes on why it failed, and keeps the token until it is told to forget it', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = () => granted('refresh-1')
    await api.signIn?.send({ path: 'sign-in', body: form })
    const error = { kind: 'session_expired', message: 'Sign in again.' }
    twin.state.serverAnswer = () => ({
      status: 401,
      text: JSON.stringify({ error, refreshToken: 'not granted' }),
    })
    expect(await api.signIn?.send({ path: 'refresh', body: {} })).toEqual({ status: 401, body: { error } })
    await api.signIn?.send({ path: 'refresh', body: {} })
    expect(twin.state.requests.at(-1)?.body).toMatchObject({ refreshToken: 'refresh-1' })
    await api.signIn?.forget()
    await api.signIn?.send({ path: 'refresh', body: {} })
    expect(twin.state.requests.at(-1)?.body).toEqual({ transport: 'body' })
  })
  it.each(['', '<html>', '[]', '"text"', 'null', `{"a":"${'x'.repeat(100_000)}"}`])(
    'takes an answer that is none for nothing: %s',
    async (text) => {
      const { twin, api } = await startTwinDesktop()
      twin.state.serverAnswer = () => ({ status: 200, text })
      expect((await api.signIn?.send({ path: 'refresh', body: {} }))?.body ?? null).toEqual(
        text === '[]' ? {} : null,
      )
    },
  )
  it('asks no server while the token can’t be read: the page takes it for no network, and tries again', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = () => granted('refresh-1')
    await api.signIn?.send({ path: 'sign-in', body: form })
    const asked = twin.state.requests.length
    twin.files(home).unreadable = true
    await expect(api.signIn?.send({ path: 'refresh', body: {} })).rejects.toThrow('couldn’t do that')
    expect(twin.state.requests).toHaveLength(asked)
    twin.files(home).unreadable = false
    await api.signIn?.send({ path: 'refresh', body: {} })
    expect(twin.state.requests.at(-1)?.body).toMatchObject({ refreshToken: 'refresh-1' })
  })
  it('says that there is no network by rejecting, without a word of what was sent', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = () => {
      throw new TypeError('net::ERR_INTERNET_DISCONNECTED')
    }
    await expect(api.signIn?.send({ path: 'sign-in', body: form })).rejects.toThrow('couldn’t do that')
    expect(twin.logged.join()).not.toContain(form.password)
  })
})

describe('a change of server', () => {
  it('asks the person outside of the page, with Cancel as what happens by itself', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.setServerUrl('http://baton.example.com')).toBe('changed')
    expect(twin.state.lastDialog).toMatchObject({
      message: 'Connect Baton to http://baton.example.com without encryption?',
      defaultId: 1,
      cancelId: 1,
    })
    expect(twin.state.lastDialog?.detail).toContain('isn’t encrypted')
    await api.setServerUrl('https://baton.example.com')
    expect(twin.state.lastDialog?.detail).not.toContain('encrypted')
  })
  it('changes nothing if they decline, or if it can’t be asked', async () => {
    const { twin, api } = await startTwinDesktop()
    const loads = twin.window.loads.length
    twin.state.dialogAnswer = 1
    expect(await api.setServerUrl('https://evil.example')).toBe('declined')
    twin.parts.dialog.showMessageBox = async () => Promise.reject(new Error('no display'))
    expect(await api.setServerUrl('https://evil.example')).toBe('declined')
    expect((await api.info()).serverUrl).toBe('http://127.0.0.1:4280')
    expect(twin.window.loads).toHaveLength(loads)
    expect(twin.files(home).contents.has('settings.json')).toBe(false)
  })
  it('asks once at a time, however often the page wants it', async () => {
    const { twin, api } = await startTwinDesktop()
    const answers = await Promise.all(
      ['https://one.example', 'https://two.example', 'https://three.example'].map(async (url) =>
        api.setServerUrl(url),
      ),
    )
    expect(answers).toEqual(['changed', 'declined', 'declined'])
    expect(twin.state.dialogs).toBe(1)
  })
  it('asks nothing for the server it has, and reloads the page', async () => {
    const { twin, api } = await startTwinDesktop()
    expect(await api.setServerUrl('http://127.0.0.1:4280/')).toBe('changed')
    expect(twin.state.dialogs).toBe(0)
  })
  it('never brings a token of one server to another', async () => {
    const { twin, api } = await startTwinDesktop()
    twin.state.serverAnswer = (url) => granted(`of ${new URL(url).host}`)
    const refreshed = async () => {
      await api.signIn?.send({ path: 'refresh', body: {} })
      const { url, body } = twin.state.requests.at(-1) ?? { url: '', body: {} }
      return [new URL(url).host, body['refreshToken']]
    }
    await api.signIn?.send({ path: 'sign-in', body: form })
    await api.setServerUrl('https://baton.example.com')
    expect(await refreshed()).toEqual(['baton.example.com', undefined])
    expect(await refreshed()).toEqual(['baton.example.com', 'of baton.example.com'])
    await api.setServerUrl('http://127.0.0.1:4280')
    expect(await refreshed()).toEqual(['127.0.0.1:4280', 'of 127.0.0.1:4280'])
  })
})
