import { expect, test } from 'vitest'
import { createStorageJudge } from '../../../../../../renderer/data/contract/storage-problem.ts'
import { createStorageTroubles } from '../../../../../../renderer/data/desk/kept/storage-troubles.ts'

const noSpace = new DOMException('Connection is closing because of: FILE_ERROR_NO_SPACE', 'UnknownError')
const unexplained = new DOMException('Internal error opening backing store.', 'UnknownError')

test.each([
  ['first', [noSpace, unexplained]],
  ['last', [unexplained, noSpace]],
] as const)('a full device explains what else fails, whether it is told %s', async (_, errors) => {
  let changes = 0
  const troubles = createStorageTroubles(
    createStorageJudge(async () => false),
    () => {
      changes += 1
    },
  )
  for (const [index, error] of errors.entries()) troubles.report(`part ${index}`, error)
  await expect.poll(() => changes).toBe(2)
  expect(troubles.problem()).toMatchObject({ kind: 'storage_full' })

  const fullPart = errors.indexOf(noSpace)
  troubles.report(`part ${fullPart}`, null)
  expect(troubles.problem()).toMatchObject({ kind: 'storage_failed' })
  troubles.report(`part ${1 - fullPart}`, null)
  expect(troubles.problem()).toBeNull()
})
