import { expect, test } from 'vitest'
import { createSaving } from '../../../../../renderer/features/forms/save-once.ts'

/** A field, and a device that has saved when it is told to. */
const makeField = () => {
  const field = { text: 'since Monday' }
  const saving = createSaving(() => field.text)
  const asked: ((isSaved: boolean) => void)[] = []
  return {
    field,
    asked,
    enter: async () =>
      saving(
        async () =>
          new Promise((end) => {
            asked.push(end)
          }),
      ),
  }
}

test('a second Enter while it is being saved saves nothing twice', async () => {
  const { asked, enter } = makeField()
  const first = enter()
  expect(await enter()).toBe('not_saved')
  asked[0]?.(true)
  expect(await first).toBe('saved')
  expect(asked).toHaveLength(1)
})

test('whoever typed on in the meantime is told apart', async () => {
  const { field, asked, enter } = makeField()
  const saved = enter()
  field.text = 'since Monday, at noon'
  asked[0]?.(true)
  expect(await saved).toBe('typed_on')
})

test('what is picked in place of it, and then stands in the field, is what was saved', async () => {
  const { field } = makeField()
  const saving = createSaving(() => field.text)
  const saved = await saving(async () => {
    field.text = 'Contoso'
    return true
  }, 'Contoso')
  expect(saved).toBe('saved')
})

test('what could not be saved can be tried again', async () => {
  const { asked, enter } = makeField()
  const first = enter()
  asked[0]?.(false)
  expect(await first).toBe('not_saved')
  const second = enter()
  asked[1]?.(true)
  expect(await second).toBe('saved')
})
