import { describe, expect, it } from 'vitest'
import { openDeviceKeys } from '../../../../electron/main/keys/device-keys.ts'
import { openKeychain } from '../../../../electron/main/keys/keychain.ts'
import { FilesTwin, SafeStorageTwin } from '../../../support/electron/electron-parts.ts'

const setUp = (platform: NodeJS.Platform = 'linux') => {
  const files = new FilesTwin()
  const storage = new SafeStorageTwin()
  const logged: string[] = []
  const log = (line: string): void => void logged.push(line)
  let made = 0
  const newKey = () => {
    made += 1
    return { id: made, secret: Buffer.alloc(32, made).toString('base64') }
  }
  /** Main after a start. */
  const open = () => openDeviceKeys(files, openKeychain(storage, platform, log), newKey, log)
  return { files, storage, logged, open, onDisk: () => files.contents.get('keys.json') ?? '' }
}
const key = (n: number) => ({ id: n, secret: Buffer.alloc(32, n).toString('base64') })

describe('with a keychain', () => {
  it('keeps keys over a restart, sealed, each person’s apart', async () => {
    const { open, onDisk } = setUp()
    expect(await open().read('ann')).toEqual({ kind: 'none' })
    expect(await open().make('ann')).toEqual({ kind: 'keys', keys: [key(1)], kept: true })
    await open().make('bo')
    expect(await open().read('ann')).toEqual({ kind: 'keys', keys: [key(1)], kept: true })
    expect(await open().read('bo')).toEqual({ kind: 'keys', keys: [key(2)], kept: true })
    expect(onDisk()).not.toContain(key(1).secret)
    expect(onDisk()).not.toContain(key(1).secret.slice(0, 12))
  })
  it('adds a new one before the others, and goes on with the newest alone', async () => {
    const { open } = setUp()
    await open().make('ann')
    expect(await open().make('ann')).toMatchObject({ keys: [key(2), key(1)] })
    expect(await open().restore('ann', [key(2)])).toMatchObject({ keys: [key(2)] })
    expect(await open().read('ann')).toMatchObject({ keys: [key(2)] })
  })
  it('forgets one person’s and no one else’s', async () => {
    const { open } = setUp()
    await open().make('ann')
    await open().make('bo')
    await open().forget('ann')
    await open().forget('no one')
    expect(await open().read('ann')).toEqual({ kind: 'none' })
    expect(await open().read('bo')).toMatchObject({ kind: 'keys' })
  })
  it('reseals what the system says is outdated', async () => {
    const { open, storage } = setUp()
    await open().make('ann')
    storage.shouldReEncrypt = true
    const before = storage.encryptions
    expect(await open().read('ann')).toMatchObject({ keys: [key(1)], kept: true })
    expect(storage.encryptions).toBeGreaterThan(before)
  })
  it('loses none of several made at once', async () => {
    const { open } = setUp()
    const keys = open()
    await Promise.all(['ann', 'bo', 'cy'].map(async (name) => keys.make(name)))
    const again = open()
    for (const name of ['ann', 'bo', 'cy']) expect(await again.read(name)).toMatchObject({ kind: 'keys' })
  })
})

describe('a keychain that does not open them', () => {
  const cases: [string, (twin: SafeStorageTwin) => void, string][] = [
    ['is locked', (twin) => (twin.broken = true), 'locked'],
    ['was reset', (twin) => (twin.mark = 'v12'), 'foreign'],
    ['is gone', (twin) => (twin.available = false), 'no_keychain'],
    ['is basic_text', (twin) => (twin.backend = 'basic_text'), 'no_keychain'],
    ['fell back to the built-in key', (twin) => (twin.mark = 'v10'), 'no_keychain'],
  ]
  it.each(cases)('because it %s: says why, touches nothing, makes no other', async (_, change, why) => {
    const { open, storage, onDisk } = setUp()
    await open().make('ann')
    const before = onDisk()
    change(storage)
    expect(await open().read('ann')).toEqual({ kind: 'shut', why })
    expect(await open().make('ann')).toEqual({ kind: 'shut', why })
    expect(onDisk()).toBe(before)
  })
  it('is asked again: once it is unlocked, they are there', async () => {
    const { open, storage } = setUp()
    await open().make('ann')
    storage.broken = true
    const keys = open()
    expect(await keys.read('ann')).toEqual({ kind: 'shut', why: 'locked' })
    storage.broken = false
    expect(await keys.read('ann')).toMatchObject({ kind: 'keys' })
  })
  it('can be given them back, and what was there stays for when it is unlocked', async () => {
    const { open, storage, onDisk } = setUp()
    await open().make('ann')
    const before = onDisk()
    storage.broken = true
    expect(await open().restore('ann', [key(1)])).toEqual({ kind: 'keys', keys: [key(1)], kept: false })
    expect(onDisk()).toBe(before)
  })
})

describe('without a keychain', () => {
  it.each([
    ['none at all', (twin: SafeStorageTwin) => (twin.available = false)],
    ['the built-in key of Chromium', (twin: SafeStorageTwin) => (twin.backend = 'basic_text')],
    ['one that falls back unsaid', (twin: SafeStorageTwin) => (twin.mark = 'v10')],
  ])('(%s) keys last until the app quits, and nothing is written', async (_, change) => {
    const { open, storage, onDisk } = setUp()
    change(storage)
    const keys = open()
    expect(await keys.make('ann')).toEqual({ kind: 'keys', keys: [key(1)], kept: false })
    expect(await keys.read('ann')).toEqual({ kind: 'keys', keys: [key(1)], kept: false })
    expect(onDisk()).not.toContain('ann')
    expect(await open().read('ann')).toEqual({ kind: 'none' })
  })
  it('they go into one that is there later', async () => {
    const { open, storage } = setUp()
    storage.available = false
    const keys = open()
    await keys.make('ann')
    storage.available = true
    expect(await keys.read('ann')).toMatchObject({ kept: true })
    expect(await open().read('ann')).toMatchObject({ kind: 'keys', keys: [key(1)] })
  })
  it('a recreated one leaves no older one behind, which would be taken for it', async () => {
    const { open, storage } = setUp()
    const keys = open()
    await keys.make('ann')
    storage.encryptStringAsync = async () => Promise.reject(new Error('keychain locked'))
    expect(await keys.make('ann')).toMatchObject({ keys: [key(2), key(1)], kept: false })
    expect(await open().read('ann')).toEqual({ kind: 'none' })
  })
})

describe('a file that fails', () => {
  it('on a full disk: the key works until the app quits', async () => {
    const { open, files } = setUp()
    files.full = true
    const keys = open()
    expect(await keys.make('ann')).toMatchObject({ kind: 'keys', kept: false })
    expect(await keys.read('ann')).toMatchObject({ kind: 'keys', keys: [key(1)] })
  })
  it('not readable now: keys are shut in, not missing, and none is lost', async () => {
    const { open, files } = setUp()
    await open().make('ann')
    files.unreadable = true
    const keys = open()
    expect(await keys.read('ann')).toEqual({ kind: 'shut', why: 'locked' })
    expect(await keys.make('ann')).toEqual({ kind: 'shut', why: 'locked' })
    expect(await keys.restore('bo', [key(2)])).toMatchObject({ kept: false })
    files.unreadable = false
    expect(await open().read('ann')).toMatchObject({ keys: [key(1)] })
  })
  it('damaged, is set aside and not thrown away', async () => {
    const { open, files } = setUp()
    await open().make('ann')
    files.contents.set('keys.json', '{"version":1,"keys":{"ann":')
    expect(await open().read('ann')).toEqual({ kind: 'none' })
    expect(files.aside.get('keys.json')).toContain('ann')
  })
  it('with something else in it than keys: they are not what is there', async () => {
    const { open, files, storage } = setUp()
    const sealed = (await storage.encryptStringAsync('[{"id":1}]')).toString('base64')
    files.contents.set('keys.json', JSON.stringify({ version: 1, keys: { ann: sealed } }))
    expect(await open().read('ann')).toEqual({ kind: 'shut', why: 'foreign' })
  })
})
