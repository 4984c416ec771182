import { expect, test } from 'vitest'
import { createAdding, stillTyped } from '../../../../../../renderer/features/sessions/lane/adding.ts'

/** A field with its draft, and a device that stores when it is told to. */
const makeField = () => {
  let draft = ''
  let storing: readonly string[] = []
  const adding = createAdding(
    (text) => {
      draft = text
    },
    (now) => {
      storing = now
    },
  )
  const asked: { text: string; end: (isStored: boolean) => void }[] = []
  return {
    type: adding.type,
    enter: () =>
      adding.add(
        async (text) =>
          new Promise((end) => {
            asked.push({ text, end })
          }),
      ),
    shown: () => stillTyped(draft, storing),
    kept: () => draft,
    asked: () => asked.map(({ text }) => text),
    async end(isStored: boolean) {
      await Promise.resolve()
      asked.at(-1)?.end(isStored)
      await new Promise(setImmediate)
    },
  }
}

test('what is typed while the last one is stored stays, and a second Enter adds nothing twice', async () => {
  const field = makeField()
  field.type(' DNS answers ')
  expect(field.enter()).toBe(true)
  expect(field.shown()).toBe('')
  expect(field.enter()).toBe(false)
  field.type('b')
  expect(field.kept()).toBe('DNS answers b')
  await field.end(true)
  expect(field.asked()).toEqual(['DNS answers'])
  expect([field.shown(), field.kept()]).toEqual(['b', 'b'])
})

test('what could not be stored is back before what was typed since', async () => {
  const field = makeField()
  field.type('first')
  field.enter()
  field.type('second ')
  expect(field.shown()).toBe('second ')
  await field.end(false)
  expect(field.shown()).toBe('first second ')
})

test('several at once are stored in their order, each once, and the device has all of them until then', async () => {
  const field = makeField()
  field.type('one')
  field.enter()
  field.type('two')
  field.enter()
  field.type('three')
  expect([field.shown(), field.kept()]).toEqual(['three', 'one two three'])
  await field.end(false)
  expect(field.asked()).toEqual(['one', 'two'])
  expect([field.shown(), field.kept()]).toEqual(['one three', 'two one three'])
  await field.end(true)
  expect([field.shown(), field.kept()]).toEqual(['one three', 'one three'])
})

test('nothing to add is said', () => {
  const field = makeField()
  field.type('  ')
  expect(field.enter()).toBe(false)
  expect(field.asked()).toEqual([])
})
