import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDraftText } from '../../../../../renderer/data/react/draft-text.ts'
import { createHolder } from '../../../../../renderer/data/react/shared.ts'

/** A desk of one draft that holds what it couldn't store, as the real one does; its disk can be full. */
const deskWith = (text = '') => {
  const disk = { text, full: false, writes: [] as string[] }
  let held = text
  return {
    disk,
    readDraft: async () => held,
    async writeDraft(_key: string, next: string) {
      disk.writes.push(next)
      held = next
      if (disk.full) throw new Error('QuotaExceededError')
      disk.text = next
      return next
    },
  }
}

test('a field reads its draft once it is on screen, so after what the one before it wrote', async () => {
  const desk = deskWith('before')
  const left = createDraftText(desk, 'k')
  left.load()
  await delay(0)
  left.setText('before and after')
  // As React does where one takes the place of the other: it makes the next one before the last one goes.
  const next = createDraftText(desk, 'k')
  await delay(0)
  const stored = left.store()
  next.load()
  await stored
  await delay(0)
  expect(next.get()).toEqual({ text: 'before and after', saved: true, loaded: true })
})

test('a text is loaded, and what is typed is saved', async () => {
  const desk = deskWith('before')
  const field = createDraftText(desk, 'k')
  field.load()
  await delay(0)
  expect(field.get()).toEqual({ text: 'before', saved: true, loaded: true })
  field.setText('before and after')
  expect(field.get()).toEqual({ text: 'before and after', saved: false, loaded: true })
  await field.store()
  expect(field.get().saved).toBe(true)
  expect(desk.disk.text).toBe('before and after')
})

test('what is typed before the draft has loaded stays', async () => {
  const field = createDraftText(deskWith('before'), 'k')
  field.load()
  field.setText('typed')
  await delay(0)
  expect(field.get().text).toBe('typed')
})

test('what another window added comes in, also while this one is typed in', async () => {
  const desk = {
    readDraft: async () => 'one',
    writeDraft: async (_key: string, text: string) => `${text} and theirs`,
  }
  const field = createDraftText(desk, 'k')
  field.load()
  await delay(0)
  field.changedElsewhere('two')
  expect(field.get()).toEqual({ text: 'two', saved: true, loaded: true })
  field.setText('two, mine')
  field.changedElsewhere('not now')
  expect(field.get().text).toBe('two, mine')
  const storing = field.store()
  field.setText('two, mine, more')
  await storing
  expect(field.get().text).toBe('two, mine and theirs, more')
})

test('a text that could not be stored is written again until it is', async () => {
  const desk = deskWith()
  const field = createDraftText(desk, 'k')
  field.load()
  await delay(0)
  desk.disk.full = true
  field.setText('VLAN 12')
  await expect(field.store()).rejects.toThrow('QuotaExceededError')
  expect(field.get().saved).toBe(false)
  desk.disk.full = false
  await expect.poll(() => field.get().saved, { timeout: 20_000 }).toBe(true)
  expect(desk.disk.text).toBe('VLAN 12')
})

test('a text that could not be stored is the same for the field that comes next, and nothing older is written', async () => {
  const desk = deskWith()
  const texts = createHolder(createDraftText, (draft) => !draft.get().saved)
  const open = () => {
    const held = texts.find(desk, 'k')
    const close = texts.use(desk, 'k', held)
    held.thing.load()
    return { field: held.thing, close }
  }
  const left = open()
  await delay(0)
  desk.disk.full = true
  left.field.setText('VLAN 12')
  left.close()
  await delay(10)
  const next = open()
  await delay(0)
  expect(next.field.get()).toEqual({ text: 'VLAN 12', saved: false, loaded: true })
  desk.disk.full = false
  next.field.setText('VLAN 12, and the port is shut')
  await next.field.store()
  const written = desk.disk.writes.length
  // Longer than a text waits until it is tried again.
  await delay(1500)
  expect(desk.disk.writes).toHaveLength(written)
  expect(desk.disk.text).toBe('VLAN 12, and the port is shut')

  // Once it is stored and left, what others make of it is read.
  next.close()
  await delay(10)
  await desk.writeDraft('k', 'VLAN 13')
  const later = open()
  await delay(0)
  expect(later.field.get().text).toBe('VLAN 13')
})
