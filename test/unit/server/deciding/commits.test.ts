import { expect, test } from 'vitest'
import { createCommits } from '../../../../server/deciding/commits.ts'
import type { Committed } from '../../../../server/deciding/settle.ts'

const commit = (rev: number): Committed => ({
  accountId: 'acme',
  previous: { rev: rev - 1, history: `${rev - 1}` },
  reached: { rev, history: `${rev}` },
  changes: [],
})

test('whoever listens hears of each commit from then on, in order', () => {
  const commits = createCommits()
  const heard: string[] = []
  commits.tell(commit(1))
  commits.listen(({ reached }) => void heard.push(`first ${reached.rev}`))
  commits.tell(commit(2))
  commits.listen(({ reached }) => void heard.push(`second ${reached.rev}`))
  commits.tell(commit(3))
  expect(heard).toEqual(['first 2', 'first 3', 'second 3'])
})
