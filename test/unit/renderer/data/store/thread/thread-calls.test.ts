import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createThreadCalls } from '../../../../../../renderer/data/store/thread/thread-calls.ts'

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

test('an answer that was heard is not kept', async () => {
  const { heard, waiting } = createThreadCalls()
  const answers: WeakRef<object>[] = []
  const ask = async () => {
    const answer = await heard(Promise.resolve({ documents: Array.from({ length: 1000 }, () => 'x') }))
    answers.push(new WeakRef(answer))
  }
  for (let asked = 0; asked < 5; asked += 1) await ask()
  // What was looked at in a turn is kept until its end.
  await new Promise(setImmediate)
  collectGarbage()
  expect(answers.filter((answer) => answer.deref() !== undefined)).toHaveLength(0)
  expect(waiting()).toBe(0)
})

test('when the thread fails, whatever waits is rejected, and whatever comes later', async () => {
  const { heard, waiting, fail } = createThreadCalls()
  const silence = new Promise<string>(() => undefined)
  const asked = [heard(silence), heard(silence)]
  expect(waiting()).toBe(2)
  fail(new Error('The thread is gone.'))
  const outcomes = await Promise.allSettled([...asked, heard(silence)])
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason))).toEqual([
    'Error: The thread is gone.',
    'Error: The thread is gone.',
    'Error: The thread is gone.',
  ])
  expect(waiting()).toBe(0)
})

test('an answer is given on, and so is a rejection', async () => {
  const { heard } = createThreadCalls()
  expect(await heard(Promise.resolve(7))).toBe(7)
  await expect(heard(Promise.reject(new Error('The disk is full.')))).rejects.toThrow('The disk is full.')
})
