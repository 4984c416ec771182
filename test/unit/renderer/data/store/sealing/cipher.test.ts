import { describe, expect, it } from 'vitest'
import { createCipher, isSealError, lacksKey } from '../../../../../../renderer/data/store/sealing/cipher.ts'
import { newTestKey } from '../../../../../support/desk/test-keys.ts'

const text = 'Router at Fabrikam is down'
const bytes = () => new TextEncoder().encode(text)
const rejection = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => null).catch((error: unknown) => error)

describe('what is sealed', () => {
  it('opens with its key in its place, and says nothing to anyone else', async () => {
    const cipher = createCipher([await newTestKey()])
    const sealed = await cipher.seal('own/docs/1', bytes())
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Fabrikam')
    expect(new TextDecoder().decode(await cipher.open('own/docs/1', sealed))).toBe(text)
  })
  it('is different each time', async () => {
    const cipher = createCipher([await newTestKey()])
    const [one, other] = await Promise.all([cipher.seal('a', bytes()), cipher.seal('a', bytes())])
    expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(false)
  })
  it.each(['own/docs/2', 'files/docs/1', ''])('does not open in another place: %s', async (place) => {
    const cipher = createCipher([await newTestKey()])
    const sealed = await cipher.seal('own/docs/1', bytes())
    const error = await rejection(cipher.open(place, sealed))
    expect([isSealError(error), lacksKey(error)]).toEqual([true, false])
  })
  it('does not open once a single bit was changed, wherever', async () => {
    const cipher = createCipher([await newTestKey()])
    const sealed = await cipher.seal('a', bytes())
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect([at, isSealError(await rejection(cipher.open('a', changed)))]).toEqual([at, true])
    }
  })
  it.each([
    ['nothing', undefined],
    ['a text', 'Router'],
    ['plain bytes', new TextEncoder().encode('Router at Fabrikam is down, as it was stored before')],
    ['too little', new Uint8Array(3)],
  ])('is never taken from %s', async (_what, stored) => {
    const cipher = createCipher([await newTestKey()])
    expect(isSealError(await rejection(cipher.open('a', stored)))).toBe(true)
  })
})

describe('keys', () => {
  it('that are renewed: the newest seals, each opens what it sealed', async () => {
    const [old, next] = [await newTestKey(), await newTestKey()]
    const before = await createCipher([old]).seal('a', bytes())
    const both = createCipher([next, old])
    const after = await both.seal('a', bytes())
    expect([both.isCurrent(before), both.isCurrent(after)]).toEqual([false, true])
    expect(new TextDecoder().decode(await both.open('a', before))).toBe(text)
    const error = await rejection(createCipher([next]).open('a', before))
    expect(lacksKey(error)).toBe(true)
  })
  it('that are missing are told from damage, also through another error and from a worker', async () => {
    const sealed = await createCipher([await newTestKey()]).seal('a', bytes())
    const error = (await rejection(createCipher([await newTestKey()]).open('a', sealed))) as Error
    expect(lacksKey(new Error('The desk does not open.', { cause: error }))).toBe(true)
    expect(lacksKey(Object.assign(new Error(error.message), { name: error.name }))).toBe(true)
    expect(isSealError(new Error('disk full'))).toBe(false)
  })
  it('can not be read from the key that works with them', async () => {
    const { key } = await newTestKey()
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/extractable/)
  })
})
