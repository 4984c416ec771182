import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { untilAborted } from '../../../../server/enrichment/until-aborted.ts'

/** Work that fails a moment after it began. */
const failing = async (): Promise<never> => {
  await delay(5)
  throw new Error('too late')
}

test('work that was aborted before it was waited for fails without ending the process', async () => {
  const lost: unknown[] = []
  const onLost = (error: unknown) => lost.push(error)
  process.on('unhandledRejection', onLost)
  try {
    await expect(untilAborted(failing(), AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
    const later = new AbortController()
    const waiting = untilAborted(failing(), later.signal)
    later.abort(new Error('over'))
    await expect(waiting).rejects.toThrow('over')
    await delay(50)
  } finally {
    process.off('unhandledRejection', onLost)
  }
  expect(lost).toEqual([])
})

test('gives what comes in time', async () => {
  expect(await untilAborted(Promise.resolve(1), new AbortController().signal)).toBe(1)
})
