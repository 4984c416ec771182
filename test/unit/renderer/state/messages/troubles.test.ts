import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.resetModules())

/** What is remembered after some errors, the latest first. */
const remembered = async (errors: readonly unknown[]) => {
  const { noteTrouble, troublesNow } = await import('../../../../../renderer/state/messages/troubles.ts')
  for (const [index, error] of errors.entries()) noteTrouble('query', error, index)
  return troublesNow()
}

test('the latest come first, with their cause, and only so many are kept', async () => {
  const errors = Array.from({ length: 60 }, (_, n) => new Error(`No ${n}`, { cause: new TypeError('Away') }))
  const troubles = await remembered(errors)
  expect(troubles).toHaveLength(50)
  expect(troubles[0]).toEqual({ at: 59, where: 'query', message: 'Error: No 59 (TypeError: Away)' })
})

test('secrets are masked before a long message is cut', async () => {
  const [trouble] = await remembered([
    new Error(`${'x'.repeat(470)} Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`),
  ])
  expect(trouble?.message).not.toContain('eyJ')
  expect(trouble?.message.length).toBeLessThanOrEqual(500)
})

test('what isn’t an error is remembered as it says itself', async () => {
  expect(await remembered(['gone'])).toMatchObject([{ message: 'gone' }])
})
