import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesOfContent,
  contentOfBytes,
} from '../../../../../../renderer/data/store/sealing/sealed-content.ts'

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()), fc.boolean())
const field = fc.constantFrom('key', 'text', 'value', 'longest', 'rest')
const content = fc.dictionary(field, value)
const log = 'spooler: printer queue is stuck, restarting ✓\n'.repeat(500)

describe('the content of a record', () => {
  it('comes back from its bytes, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.boolean(), fc.boolean(), async (small, packs, isLong) => {
        const whole = isLong ? { ...small, text: log } : small
        expect(await contentOfBytes(await bytesOfContent(whole, { packs }))).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })
  it('comes back whatever is packed beside it, and however long it is', async () => {
    const texts = [3000, 80_000, 90_000, 300_000].flatMap((length) => [
      `${'a ✓ '.repeat(length / 4)}${length}`,
      `${'plain '.repeat(length / 6)}${length}`,
    ])
    const packed = await Promise.all(texts.map(async (text) => bytesOfContent({ text }, { packs: true })))
    expect(await Promise.all(packed.map(contentOfBytes))).toEqual(texts.map((text) => ({ text })))
  })
  it('is smaller packed, if it is long', async () => {
    const long = await bytesOfContent({ key: 'k', text: log }, { packs: true })
    expect(long.length).toBeLessThan(log.length / 4)
    expect(new TextDecoder().decode(long)).not.toContain('spooler')
    const short = await bytesOfContent({ key: 'k', text: 'spooler' }, { packs: true })
    expect(short).toEqual(await bytesOfContent({ key: 'k', text: 'spooler' }, { packs: false }))
  })
  it('that was cut off is not taken for whole', async () => {
    const bytes = await bytesOfContent({ key: 'k', text: log }, { packs: true })
    await expect(contentOfBytes(bytes.slice(0, -20))).rejects.toBeInstanceOf(TypeError)
  })
})
