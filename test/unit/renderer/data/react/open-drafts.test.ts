import { expect, test } from 'vitest'
import { draftOpened, storeDrafts } from '../../../../../renderer/data/react/open-drafts.ts'

test('storing waits for every field that is open, and for none that was closed', async () => {
  const stored: string[] = []
  let finish = (): void => undefined
  const first = draftOpened(async () => void stored.push('first'))
  const second = draftOpened(
    () =>
      new Promise((resolve) => {
        finish = () => {
          stored.push('second')
          resolve()
        }
      }),
  )
  draftOpened(async () => void stored.push('closed'))()
  const done = storeDrafts()
  finish()
  await done
  expect(stored).toEqual(['first', 'second'])
  first()
  second()
  await storeDrafts()
  expect(stored).toHaveLength(2)
})

test('storing fails if a field’s draft can’t be stored', async () => {
  const closed = draftOpened(() => Promise.reject(new Error('QuotaExceededError')))
  await expect(storeDrafts()).rejects.toThrow('Quota')
  closed()
})
