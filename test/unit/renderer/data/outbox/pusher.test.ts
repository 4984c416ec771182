import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Intent } from '../../../../../core/intents/intent.ts'
import { jsonBytes } from '../../../../../renderer/data/outbox/check-payload.ts'
import { firstChunk } from '../../../../../renderer/data/outbox/pusher.ts'

const intent = (seq: number, text: string): Intent => ({
  id: `i${seq}`,
  seq,
  at: 0,
  type: 'entry.add',
  version: 1,
  payload: { text },
})

describe('firstChunk', () => {
  const most = { intents: 5, bytes: 1000 }

  test('takes intents in their order, as many as fit by number and by bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 400, unit: 'grapheme' }), { minLength: 1, maxLength: 20 }),
        (texts) => {
          const intents = texts.map((text, index) => intent(index + 1, text))
          const chunk = firstChunk(intents, most)
          expect(chunk).toEqual(intents.slice(0, chunk.length))
          expect(chunk.length).toBeGreaterThan(0)
          expect(chunk.length).toBeLessThanOrEqual(most.intents)
          if (chunk.length > 1) expect(jsonBytes(chunk)).toBeLessThanOrEqual(most.bytes + 2)
          const next = intents[chunk.length]
          const full = chunk.length === most.intents || next === undefined
          if (!full) expect(jsonBytes([...chunk, next])).toBeGreaterThan(most.bytes)
        },
      ),
    )
  })

  test('one that is too large by itself goes alone, for the server to answer', () => {
    expect(firstChunk([intent(1, 'x'.repeat(5000)), intent(2, '')], most).map((one) => one.seq)).toEqual([1])
  })

  test('nothing is sent when nothing waits', () => {
    expect(firstChunk([])).toEqual([])
  })
})

test('bytes are those of UTF-8, not of characters', () => {
  expect(jsonBytes('é')).toBe(4)
})
