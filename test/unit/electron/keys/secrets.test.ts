import { describe, expect, it } from 'vitest'
import { openKeychain } from '../../../../electron/main/keys/keychain.ts'
import { openSecrets } from '../../../../electron/main/keys/secrets.ts'
import { FilesTwin, SafeStorageTwin } from '../../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const server = 'http://127.0.0.1:4280'

const setUp = (platform: NodeJS.Platform = 'linux') => {
  const files = new FilesTwin()
  const storage = new SafeStorageTwin()
  const logged: string[] = []
  const open = () => {
    const log = (line: string): void => void logged.push(line)
    return openSecrets(files, openKeychain(storage, platform, log), log)
  }
  return { files, storage, open, logged, onDisk: () => files.contents.get('secrets.json') ?? '' }
}

describe('with a keychain', () => {
  it('keeps a secret over a restart, encrypted', async () => {
    const { open, onDisk } = setUp()
    const first = open()
    expect(await first.keeps()).toBe(true)
    expect(await first.read(server)).toBeNull()
    await first.write(server, 'refresh-token')
    expect(onDisk()).not.toContain('refresh-token')
    expect(onDisk()).toContain('"version": 1')
    expect(await open().read(server)).toBe('refresh-token')
  })
  it('forgets', async () => {
    const { open, onDisk } = setUp()
    await open().write(server, 'refresh-token')
    await open().write(server, null)
    expect(await open().read(server)).toBeNull()
    expect(onDisk()).not.toContain(server)
  })
  it('never offers the secret of one server to another', async () => {
    const { open } = setUp()
    await open().write(server, 'token-a')
    await open().write('https://other.example', 'token-b')
    expect(await open().read(server)).toBe('token-a')
    expect(await open().read('https://other.example')).toBe('token-b')
    expect(await open().read('https://third.example')).toBeNull()
  })
  it('keeps all of several writes at once, and the last of those for one server', async () => {
    const { open, storage } = setUp()
    const secrets = open()
    await secrets.keeps()
    // The first takes longest: done side by side, it would have the last word.
    const encrypt = storage.encryptStringAsync.bind(storage)
    storage.encryptStringAsync = async (text) => {
      if (text === 'one') await new Promise(setImmediate)
      return encrypt(text)
    }
    await Promise.all([
      secrets.write(server, 'one'),
      secrets.write('https://other.example', 'x'),
      secrets.write(server, 'two'),
    ])
    expect(await open().read(server)).toBe('two')
    expect(await open().read('https://other.example')).toBe('x')
  })
  it('encrypts again when the key was rotated', async () => {
    const { open, storage } = setUp()
    await open().write(server, 'refresh-token')
    storage.shouldReEncrypt = true
    const before = storage.encryptions
    const secrets = open()
    await secrets.keeps()
    expect(await secrets.read(server)).toBe('refresh-token')
    expect(storage.encryptions).toBeGreaterThan(before + 1)
    storage.shouldReEncrypt = false
    expect(await open().read(server)).toBe('refresh-token')
  })
  it.each(['darwin', 'win32'] as const)('asks no Linux questions on %s', async (platform) => {
    const { open, storage } = setUp(platform)
    storage.backend = 'unknown'
    storage.mark = 'v10'
    await open().write(server, 'refresh-token')
    expect(await open().read(server)).toBe('refresh-token')
  })
})

describe('without a keychain', () => {
  const absences: [string, (storage: SafeStorageTwin) => void][] = [
    ['none is available', (storage) => void (storage.available = false)],
    ['the backend is plain text', (storage) => void (storage.backend = 'basic_text')],
    ['the backend is unknown', (storage) => void (storage.backend = 'unknown')],
    ['the key is the one built into Chromium', (storage) => void (storage.mark = 'v10')],
    ['it does not answer', (storage) => void (storage.broken = true)],
  ]
  it.each(absences)(
    'writes nothing to disk when %s, and keeps the secret until the app quits',
    async (_when, spoil) => {
      const { open, storage, files } = setUp()
      spoil(storage)
      const secrets = open()
      expect(await secrets.keeps()).toBe(false)
      await secrets.write(server, 'refresh-token')
      expect(files.contents.size).toBe(0)
      expect(await secrets.read(server)).toBe('refresh-token')
      await secrets.write(server, null)
      expect(await secrets.read(server)).toBeNull()
      expect(await open().read(server)).toBeNull()
    },
  )
  it('tells the page so', async () => {
    const { api } = await startTwinDesktop({}, (twin) => void (twin.safeStorage.backend = 'basic_text'))
    expect((await api.info()).keepsSecrets).toBe(false)
  })
})

describe('when something goes wrong', () => {
  it('asks for a new sign-in when the secret can no longer be decrypted', async () => {
    const { open, storage, logged } = setUp()
    await open().write(server, 'refresh-token')
    storage.mark = 'v12'
    expect(await open().read(server)).toBeNull()
    expect(logged.join('\n')).not.toContain('refresh-token')
  })
  it('sets a damaged file aside and starts without', async () => {
    const { open, files } = setUp()
    files.contents.set('secrets.json', '{"version":1,"secrets":{"http://127.0.0.1:4280":"%%%"}}')
    expect(await open().read(server)).toBeNull()
    expect([...files.aside.keys()]).toEqual(['secrets.json'])
    await open().write(server, 'refresh-token')
    expect(await open().read(server)).toBe('refresh-token')
  })
  it.each([
    ['the file', ({ files }: ReturnType<typeof setUp>, isOut: boolean) => void (files.unreadable = isOut)],
    [
      'the keychain',
      ({ storage }: ReturnType<typeof setUp>, isOut: boolean) => void (storage.broken = isOut),
    ],
  ])('tells a secret that can’t be read now from none: %s doesn’t answer', async (_what, setOut) => {
    const parts = setUp()
    await parts.open().write(server, 'refresh-token')
    setOut(parts, true)
    await expect(parts.open().read(server)).rejects.toThrow('can’t be read now')
    setOut(parts, false)
    expect(await parts.open().read(server)).toBe('refresh-token')
  })
  it('writes over no file that can’t be read now: what other servers gave stays', async () => {
    const { open, files } = setUp()
    await open().write('https://other.example', 'token-b')
    await open().write(server, 'old')
    const secrets = open()
    files.unreadable = true
    await secrets.write(server, 'new')
    expect(await secrets.read(server)).toBe('new')
    files.unreadable = false
    expect(await open().read('https://other.example')).toBe('token-b')
  })
  it('forgets a secret in a file that can’t be read now, until the app quits', async () => {
    const { open, files } = setUp()
    await open().write(server, 'refresh-token')
    const secrets = open()
    files.unreadable = true
    await secrets.write(server, null)
    files.unreadable = false
    expect(await secrets.read(server)).toBeNull()
    await secrets.write(server, 'newer')
    expect(await open().read(server)).toBe('newer')
  })
  it('goes on with a full disk: the secret lives until the app quits', async () => {
    const { open, files } = setUp()
    files.full = true
    const secrets = open()
    await secrets.write(server, 'refresh-token')
    expect(await secrets.read(server)).toBe('refresh-token')
    expect(await open().read(server)).toBeNull()
  })
  it('does not come back with an older secret when the newer one could not be kept', async () => {
    const { open, storage } = setUp()
    const secrets = open()
    await secrets.write(server, 'old')
    storage.broken = true
    await secrets.write(server, 'new')
    expect(await secrets.read(server)).toBe('new')
    storage.broken = false
    expect(await open().read(server)).toBeNull()
  })
})
