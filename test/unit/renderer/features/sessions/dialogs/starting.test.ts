import { expect, test } from 'vitest'
import { fail, succeed } from '../../../../../../core/domain/document/problem.ts'
import type { Attachment } from '../../../../../../core/domain/files/attachment.ts'
import type { Desk } from '../../../../../../renderer/data/contract/desk.ts'
import { filesDraftKey, filesOfDraft } from '../../../../../../renderer/data/contract/file-draft.ts'
import { createDraftFiles } from '../../../../../../renderer/data/react/draft-files.ts'
import { composerDraftKey } from '../../../../../../renderer/features/sessions/composer/use-send-queue.ts'
import { emptyStartForm } from '../../../../../../renderer/features/sessions/dialogs/start-form.ts'
import { startSession } from '../../../../../../renderer/features/sessions/dialogs/starting.ts'

const attachment = (name: string): Attachment => ({
  hash: name.charCodeAt(0).toString(16).padStart(64, '0'),
  name,
  type: 'image/png',
  bytes: 10,
  width: 1,
  height: 1,
})

/** A device that stores what it is asked to, but for the intents in `full`; files called `bad` can't be read. */
const makeDevice = ({ full = [] as string[], canWrite = true } = {}) => {
  let id = 0
  const drafts = new Map<string, string>()
  const acts: { type: string; payload: Record<string, unknown> }[] = []
  const desk = {
    newId: () => `id${(id += 1)}`,
    act: async (type: string, payload: Record<string, unknown>) => {
      if (full.includes(type)) return fail('storage_full', 'The disk is full.')
      acts.push({ type, payload })
      return succeed(undefined)
    },
    readDraft: async (key: string) => drafts.get(key) ?? '',
    writeDraft: async (key: string, text: string) => {
      // As the desk does: it holds what it can't store, and says so.
      drafts.set(key, text)
      if (!canWrite) throw new Error('full')
      return text
    },
    keepFile: async ({ name }: { name: string }) =>
      name === 'bad' ? fail('too_large', '“bad” is too large.') : succeed(attachment(name)),
  } as unknown as Pick<Desk, 'act' | 'newId' | 'readDraft' | 'writeDraft' | 'keepFile'>
  const files = createDraftFiles(desk, 'new-session')
  const start = async (text: string) => startSession(desk, 'new1', { ...emptyStartForm, text }, [], files)
  return { acts, drafts, files, start }
}

const long = `Tunnel drops\n${'Log line of the firewall\n'.repeat(200)}`

test('a session starts with its files, and with the whole of a long text', async () => {
  const { acts, drafts, files, start } = makeDevice()
  files.add([new File(['x'], 'screen')])
  expect(await start(long)).toMatchObject({ ok: true, left: null })
  expect(acts.map(({ type }) => type)).toEqual(['session.start', 'entry.add'])
  expect(acts[1]?.payload).toMatchObject({
    sessionId: 'new1',
    kind: 'paste',
    attachments: [{ name: 'screen' }],
  })
  await files.rest()
  expect([...drafts.values()].every((text) => text === '')).toBe(true)
})

test.each([true, false])(
  'what can’t be added to a session that was started is left as a note for it, not for a second session (drafts can be written: %s)',
  async (canWrite) => {
    const { acts, drafts, files, start } = makeDevice({ full: ['entry.add'], canWrite })
    files.add([new File(['x'], 'screen')])
    expect(await start(long)).toMatchObject({ ok: true, left: 'The disk is full.' })
    await files.rest()
    expect(acts.map(({ type }) => type)).toEqual(['session.start'])
    expect(files.get().files).toEqual([])
    expect(filesOfDraft(drafts.get(filesDraftKey('new1')) ?? '')).toMatchObject([{ name: 'screen' }])
    expect(drafts.get(composerDraftKey('new1'))).toBe(long.trim())
  },
)

test('none is started while one of its files can’t be read', async () => {
  const { acts, files, start } = makeDevice()
  files.add([new File(['x'], 'bad')])
  expect(await start('Scanner offline')).toEqual({ ok: false, message: '“bad” is too large.' })
  expect(acts).toEqual([])
  expect(await start('Scanner offline')).toMatchObject({ ok: true, left: null })
  expect(acts.map(({ type }) => type)).toEqual(['session.start'])
})

test('files stay in the dialog when no session could be started', async () => {
  const { files, start } = makeDevice({ full: ['session.start'] })
  files.add([new File(['x'], 'screen')])
  expect(await start('Scanner offline')).toMatchObject({ ok: false })
  expect(files.get().files.map(({ name }) => name)).toEqual(['screen'])
})
