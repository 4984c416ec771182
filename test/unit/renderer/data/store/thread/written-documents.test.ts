import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../../../../core/domain/shapes/collections.ts'
import {
  bufferBytes,
  createWriting,
  readWritten,
} from '../../../../../../renderer/data/store/thread/written-documents.ts'
import { makeEntry } from '../../../../../support/samples/make.ts'

const note = (id: string, text: string): Change => ({
  collection: 'entries',
  document: makeEntry({ id, sessionId: 's1', text }),
})

test('documents come out as they went in, also in buffers that were used before', async () => {
  const { write, takeBack } = createWriting()
  const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 450 })
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const changes = all.map((text, index) => note(`e${index}`, text))
      const parts = await write(changes)
      expect(readWritten(parts)).toEqual(JSON.parse(JSON.stringify(changes)))
      takeBack(parts.map(({ buffer }) => buffer))
    }),
    { numRuns: 30 },
  )
})

test('a buffer that came back is used again, and one that has not is left alone', async () => {
  const { write, takeBack } = createWriting()
  const [first] = await write([note('e1', 'one')])
  const [second] = await write([note('e2', 'two')])
  expect(second?.buffer).not.toBe(first?.buffer)
  if (first === undefined) throw new Error('Nothing was written.')
  takeBack([first.buffer])
  const [third] = await write([note('e3', 'three')])
  expect(third?.buffer).toBe(first.buffer)
})

test('what does not fit gets a buffer of its own', async () => {
  const { write, takeBack } = createWriting()
  const log = '✓ queue drained\n'.repeat(bufferBytes / 16)
  const parts = await write([note('e1', log)])
  expect(readWritten(parts)).toEqual([note('e1', log)])
  expect(parts[0]?.buffer.byteLength).toBeGreaterThan(bufferBytes)
  takeBack(parts.map(({ buffer }) => buffer))
  expect((await write([note('e2', 'two')]))[0]?.buffer.byteLength).toBe(bufferBytes)
})
