import { expect, test } from 'vitest'
import type { Attachment } from '../../../../../core/domain/files/attachment.ts'
import { fail, succeed } from '../../../../../core/domain/document/problem.ts'
import { createDraftFiles } from '../../../../../renderer/data/react/draft-files.ts'

const attachment = (name: string): Attachment => ({
  hash: name.charCodeAt(0).toString(16).padStart(64, '0'),
  name,
  type: 'image/png',
  bytes: 10,
  width: 1,
  height: 1,
})

/** A desk of one draft, which takes any image but those called `bad`, when it is told to. */
const deskWith = () => {
  let draft = ''
  let open: () => void = () => undefined
  let gate = Promise.resolve()
  return {
    hold() {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
    names: () => (draft === '' ? [] : (JSON.parse(draft) as Attachment[]).map(({ name }) => name)),
    readDraft: async () => draft,
    writeDraft: async (_key: string, text: string) => {
      draft = text
      return text
    },
    keepFile: async ({ name }: { name?: string | undefined }) => {
      await gate
      return name === 'bad' ? fail('too_large', '“bad” is too large.') : succeed(attachment(name ?? ''))
    },
  }
}
const file = (name: string) => new File(['x'], name)
const shownNames = (files: readonly Attachment[]) => files.map(({ name }) => name)

test('words take what was added before them, ready or not; what comes later is for the next', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  desk.hold()
  store.add([file('a')])
  const taken = store.take()
  store.add([file('b')])
  expect(store.get()).toMatchObject({ files: [], preparing: 2 })
  desk.release()
  const { files, problem } = await taken.ready()
  await store.rest()
  expect(shownNames(files)).toEqual(['a'])
  expect(problem).toBeNull()
  expect(shownNames(store.get().files)).toEqual(['b'])
  expect(desk.names()).toEqual(['a', 'b'])
  taken.sent()
  await store.rest()
  expect(desk.names()).toEqual(['b'])
})

test('what is given back stands in front, and the device has all of it throughout', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  store.add([file('a')])
  await store.rest()
  const taken = store.take()
  store.add([file('b'), file('a')])
  await store.rest()
  expect(desk.names()).toEqual(['a', 'b'])
  taken.giveBack()
  expect(shownNames(store.get().files)).toEqual(['a', 'b'])
  expect(desk.names()).toEqual(['a', 'b'])
})

test('an image that cannot be taken is said once, and forgiven when words go out', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  store.add([file('bad')])
  const waited = store.take()
  expect((await waited.ready()).problem).toBe('“bad” is too large.')
  waited.giveBack()
  expect(store.get().problem).toBe('“bad” is too large.')
  const next = store.take()
  expect(store.get().problem).toBeNull()
  expect((await next.ready()).problem).toBeNull()
})

test('of several that cannot be taken, each is said, and so is one that is there already', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  store.add([file('bad'), file('a'), file('bad'), file('ab'), file('a')])
  await store.rest()
  expect(shownNames(store.get().files)).toEqual(['a'])
  expect(store.get().problem).toBe(
    '“bad” is too large. “bad” is too large. “ab” holds the same as “a”, which is attached already. “a” is attached already.',
  )
  const again = store.take()
  store.add([file('b')])
  await store.rest()
  expect(store.get().problem).toBeNull()
  expect((await again.ready()).problem).toBeNull()
})

test('one that is there already does not keep words from going out', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  desk.hold()
  store.add([file('a'), file('a')])
  const taken = store.take()
  desk.release()
  expect(await taken.ready()).toMatchObject({ problem: null })
  expect(shownNames((await taken.ready()).files)).toEqual(['a'])
})

test('of too many at once, as many as an entry takes are added, and the rest is told', async () => {
  const desk = deskWith()
  const store = createDraftFiles(desk, 's')
  await store.rest()
  // Names of one letter each, so that no two are the same file.
  store.add(Array.from({ length: 200 }, (_, at) => file(String.fromCharCode(0x4e00 + at))))
  expect(store.get().preparing).toBe(20)
  expect(store.get().problem).toMatch(/^An entry can have up to 20 files, so 180 weren’t added\./)
  await store.rest()
  expect(store.get().files).toHaveLength(20)
  store.add([file('x')])
  await store.rest()
  expect(store.get()).toMatchObject({ files: { length: 20 }, problem: expect.stringContaining('one wasn’t') })
})

test('a text that is too long for an entry is kept as a file', async () => {
  const kept: unknown[] = []
  const desk = {
    ...deskWith(),
    keepFile: async (source: { body: Blob; name: string; pasted?: boolean }) => {
      kept.push({ text: await source.body.text(), name: source.name, pasted: source.pasted })
      return succeed(attachment('p'))
    },
  }
  const store = createDraftFiles(desk, 's')
  expect(store.addText('14:06 up\n')).toBe(true)
  await store.rest()
  expect(kept).toEqual([{ text: '14:06 up\n', name: '', pasted: true }])
  expect(store.get().files).toHaveLength(1)
})

test('a text is not taken as a file where none has room, and who asked is told so', async () => {
  const store = createDraftFiles(deskWith(), 's')
  store.add(Array.from({ length: 20 }, (_, index) => file(String.fromCharCode(0x4e00 + index))))
  expect(store.addText('14:06 up\n'), 'they are still being prepared').toBe(false)
  await store.rest()
  expect(store.addText('14:06 up\n')).toBe(false)
  expect(store.get()).toMatchObject({ files: { length: 20 }, preparing: 0, problem: null })
})
