import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLatestSearch } from '../../../../../renderer/data/react/latest-search.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A search whose answers take 100 ms and are incomplete until `whole`. */
const searching = () => {
  const asked: string[] = []
  const answers: string[] = []
  let isWhole = false
  const latest = createLatestSearch({
    search: async (query) => {
      asked.push(query)
      await new Promise((resolve) => setTimeout(resolve, 100))
      if (query === 'broken') throw new Error('The window that had it is gone.')
      return { complete: isWhole }
    },
    answered: ({ complete }, query) => answers.push(`${query} ${complete ? 'whole' : 'part'}`),
    againMs: 600,
  })
  return { latest, asked, answers, whole: () => (isWhole = true) }
}

test('only the latest of what was typed meanwhile is searched for', async () => {
  const { latest, asked, whole } = searching()
  whole()
  for (const typed of ['sc', 'sca', 'scan']) latest.want(typed)
  await vi.runAllTimersAsync()
  expect(asked).toEqual(['sc', 'scan'])
})

test('an answer that is incomplete is asked for again, also if it was typed while another was on its way', async () => {
  const { latest, answers, whole } = searching()
  latest.want('sc')
  latest.want('scanner')
  await vi.advanceTimersByTimeAsync(300)
  expect(answers).toEqual(['sc part', 'scanner part'])
  whole()
  await vi.runAllTimersAsync()
  expect(answers).toEqual(['sc part', 'scanner part', 'scanner whole'])
})

test('nothing is asked for again once something else is wanted, or nothing', async () => {
  const { latest, asked } = searching()
  latest.want('scanner')
  await vi.advanceTimersByTimeAsync(300)
  latest.want('')
  await vi.runAllTimersAsync()
  expect(asked).toEqual(['scanner'])
  latest.want('printer')
  await vi.advanceTimersByTimeAsync(300)
  latest.close()
  await vi.runAllTimersAsync()
  expect(asked).toEqual(['scanner', 'printer'])
})

test('a search that failed doesn’t keep the next from being asked', async () => {
  const { latest, answers, whole } = searching()
  whole()
  latest.want('broken')
  await vi.advanceTimersByTimeAsync(300)
  latest.want('scanner')
  await vi.runAllTimersAsync()
  expect(answers).toEqual(['scanner whole'])
})
