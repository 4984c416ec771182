import { expect, test } from 'vitest'
import { createSendQueue } from '../../../../../../renderer/features/sessions/composer/send-queue.ts'
import { createWrittenLate } from '../../../../../../renderer/features/sessions/composer/written-late.ts'

/** A composer's field whose frames are drawn when the test says so. */
const open = async (kept = '') => {
  const queue = createSendQueue({ read: async () => kept, write: async (text) => text })
  await queue.rest()
  const frames: (() => void)[] = []
  const late = createWrittenLate(queue, (run) => void frames.push(run))
  const field = { value: '' }
  const detach = late.attach(field)
  const told: string[] = []
  late.subscribe(() => told.push(late.get().text))
  return {
    queue,
    late,
    field,
    detach,
    told,
    frames,
    /** As a browser does: the field has the letter before anyone hears of it. */
    type(text: string) {
      field.value = text
      queue.type(text)
    },
    draw() {
      for (const frame of frames.splice(0)) frame()
    },
  }
}

test('the field shows the draft from the start', async () => {
  const { field, late } = await open('half typed')
  expect(field.value).toBe('half typed')
  expect(late.get().text).toBe('half typed')
})

test('letters are told once for each frame that drew them', async () => {
  const desk = await open()
  desk.type('a')
  desk.type('ab')
  expect(desk.told).toEqual([])
  expect(desk.late.isLate()).toBe(true)
  desk.draw()
  expect(desk.told).toEqual(['ab'])
  expect(desk.late.isLate()).toBe(false)
  desk.type('abc')
  desk.draw()
  expect(desk.told).toEqual(['ab', 'abc'])
})

test('a text that is not typed is shown and told at once, and no frame tells it again', async () => {
  const desk = await open()
  desk.type('@B')
  desk.queue.type('@Ben ')
  expect(desk.field.value).toBe('@Ben ')
  expect(desk.told).toEqual(['@Ben '])
  desk.draw()
  expect(desk.told).toEqual(['@Ben '])
  desk.queue.send(async () => null)
  expect(desk.field.value).toBe('')
  expect(desk.late.get().text).toBe('')
})

test('what another window typed comes into the field', async () => {
  const desk = await open('one')
  desk.queue.changedElsewhere('one two')
  expect(desk.field.value).toBe('one two')
})

test('a key that depends on what is shown has it told first', async () => {
  const desk = await open()
  desk.type('/st')
  desk.late.catchUp()
  expect(desk.told).toEqual(['/st'])
  desk.draw()
  expect(desk.told).toEqual(['/st'])
})

test('each text counts as another, also the same one typed again within a frame', async () => {
  const desk = await open()
  desk.type('/')
  desk.draw()
  const { edit } = desk.late.get()
  desk.type('')
  desk.type('/')
  expect(desk.late.edit()).toBe(edit + 2)
  desk.draw()
  expect(desk.late.get()).toMatchObject({ text: '/', edit: edit + 2 })
  desk.queue.complain('Type a word')
  desk.draw()
  expect(desk.late.get()).toMatchObject({ problem: 'Type a word', edit: edit + 2 })
})

test('a field that is gone is left alone', async () => {
  const desk = await open()
  desk.detach()
  desk.queue.type('later')
  expect(desk.field.value).toBe('')
})
