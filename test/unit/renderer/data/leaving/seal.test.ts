import { describe, expect, test } from 'vitest'
import { seal, unseal } from '../../../../../renderer/data/leaving/seal.ts'
import { makeSealKeys } from '../../../../../server/auth/seal-keys.ts'

/** What WebCrypto says of a seal that does not hold, or of a point that is not on the curve. */
const refused = expect.stringMatching(/^(Operation|Data)Error$/) as string
const bytes = new TextEncoder().encode('What was not sent')

describe('sealed work', () => {
  test('is opened by the key pair of its person, and never looks the same twice', async () => {
    const keys = await makeSealKeys()
    const first = await seal(keys.publicKey, bytes)
    const second = await seal(keys.publicKey, bytes)
    expect(await unseal(keys, first)).toEqual(bytes)
    expect(first).not.toEqual(second)
    expect(Buffer.from(first).includes(Buffer.from(bytes))).toBe(false)
  })

  test('stays shut for any other key pair', async () => {
    const sealed = await seal((await makeSealKeys()).publicKey, bytes)
    await expect(unseal(await makeSealKeys(), sealed)).rejects.toMatchObject({ name: refused })
  })

  test('stays shut when any part of it was changed', async () => {
    const keys = await makeSealKeys()
    const sealed = await seal(keys.publicKey, bytes)
    for (const at of [40, 70, sealed.length - 1]) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(unseal(keys, changed)).rejects.toMatchObject({ name: refused })
    }
  })
})
