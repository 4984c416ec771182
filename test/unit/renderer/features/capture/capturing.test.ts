import { expect, test } from 'vitest'
import type { Attachment } from '../../../../../core/domain/files/attachment.ts'
import { fail, succeed } from '../../../../../core/domain/document/problem.ts'
import type { CaptureTarget } from '../../../../../renderer/features/capture/capture-target.ts'
import { createCapture, emptyCapture } from '../../../../../renderer/features/capture/capturing.ts'
import { createDraftFiles } from '../../../../../renderer/data/react/draft-files.ts'
import type { Desk } from '../../../../../renderer/data/contract/desk.ts'
import { noon, person, session } from '../../../../support/desk/shown-documents.ts'

const attachment = (name: string): Attachment => ({
  hash: name.charCodeAt(0).toString(16).padStart(64, '0'),
  name,
  type: 'image/png',
  bytes: 10,
  width: 1,
  height: 1,
})

/** A device that stores what it is asked to, but for the intents in `full`, each once; files called `bad` can't be read. */
const makeDevice = ({ full = [] as string[] } = {}) => {
  let id = 0
  let draft = ''
  const acts: { type: string; payload: Record<string, unknown> }[] = []
  const files = createDraftFiles(
    {
      readDraft: async () => draft,
      writeDraft: async (_key, text) => {
        draft = text
        return text
      },
      keepFile: async ({ name }) =>
        name === 'bad' ? fail('too_large', '“bad” is too large.') : succeed(attachment(name)),
    },
    'capture',
  )
  const desk = {
    newId: () => `id${(id += 1)}`,
    now: () => noon,
    act: async (type: string, payload: Record<string, unknown>) => {
      if (full.includes(type)) {
        full.splice(full.indexOf(type), 1)
        return fail('storage_full', 'The disk is full.')
      }
      acts.push({ type, payload })
      return succeed(undefined)
    },
  } as unknown as Pick<Desk, 'act' | 'newId' | 'now'>
  const captureWith = (form: Partial<typeof emptyCapture>, target: CaptureTarget = { kind: 'none' }) =>
    createCapture({
      desk,
      me: person(),
      form: { ...emptyCapture, ...form },
      files: { draft: files, addTo: async () => succeed(undefined) },
      target,
      branches: [],
      workedOn: new Set(),
      mentionedIn: () => [],
    })
  return { acts, files, captureWith }
}

test('a session whose files could not be stored is started once: trying again adds the rest to it', async () => {
  const { acts, files, captureWith } = makeDevice({ full: ['entry.add'] })
  files.add([new File(['x'], 'screen')])
  const first = await captureWith({ text: 'Scanner offline' })('session')
  expect(first).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('The disk is full.') },
    rest: { sessionId: 'id1', text: '' },
  })
  expect(files.get().files.map(({ name }) => name)).toEqual(['screen'])

  const rest = first.ok ? undefined : first.rest
  const started = session({ id: 'id1', title: 'Scanner offline' })
  const again = await captureWith(rest ?? {}, { kind: 'session', session: started })('note')
  expect(again).toMatchObject({ ok: true, sessionId: 'id1' })
  expect(acts.map(({ type }) => type)).toEqual(['session.start', 'entry.add'])
  expect(acts[1]?.payload).toMatchObject({ sessionId: 'id1', attachments: [{ name: 'screen' }] })
})

test('no session is started while one of its files can’t be read', async () => {
  const { acts, files, captureWith } = makeDevice()
  files.add([new File(['x'], 'bad')])
  expect(await captureWith({ text: 'Scanner offline' })('session')).toMatchObject({
    ok: false,
    problem: { message: '“bad” is too large.' },
  })
  expect(acts).toEqual([])
  expect(await captureWith({ text: 'Scanner offline' })('session')).toMatchObject({ ok: true })
  expect(acts.map(({ type }) => type)).toEqual(['session.start'])
})

test.each(['note', 'park'] as const)(
  'a %s for a session that is gone goes nowhere and says so',
  async (kind) => {
    const { acts, files, captureWith } = makeDevice()
    files.add([new File(['x'], 'screen')])
    const gone: CaptureTarget = { kind: 'gone', sessionId: 'x', title: 'VPN drops', isClosed: true }
    const refused = await captureWith({ text: 'Roller is worn', sessionId: 'x' }, gone)(kind)
    expect(refused).toMatchObject({
      ok: false,
      problem: { field: 'session', message: expect.stringContaining('Choose another session') },
    })
    expect(acts).toEqual([])
    await files.rest()
    expect(files.get().files.map(({ name }) => name)).toEqual(['screen'])
  },
)
