import type { Attachment } from '../../../../core/domain/files/attachment.ts'
import type { TemplateStep } from '../../../../core/domain/entry/template.ts'
import { filesDraftKey } from '../../../data/contract/file-draft.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import type { DraftFileStore } from '../../../data/react/draft-files.ts'
import { composerDraftKey } from '../composer/use-send-queue.ts'
import { startFrom, type StartForm } from './start-form.ts'

/** What became of it. `left` says why its files, or the whole of its text, aren't in the timeline but in its composer. */
export type Started = { ok: true; title: string; left: string | null } | { ok: false; message: string }

/** Leaves what a session was to begin with in its composer, which isn't on screen yet. */
const leaveInComposer = async (
  desk: Pick<Desk, 'writeDraft'>,
  sessionId: string,
  text: string,
  files: readonly Attachment[],
): Promise<void> => {
  // The desk holds what it can't store, and goes on trying.
  const writes = [
    ...(text === '' ? [] : [desk.writeDraft(composerDraftKey(sessionId), text, '')]),
    ...(files.length === 0 ? [] : [desk.writeDraft(filesDraftKey(sessionId), JSON.stringify(files), '')]),
  ]
  await Promise.allSettled(writes)
}

/**
 * Starts a session, on this device first, with its files and the whole of a long text.
 *
 * Once it is there, nothing of it stays behind to start a second one with: what couldn't be added is a note in its composer.
 */
export const startSession = async (
  desk: Pick<Desk, 'act' | 'newId' | 'writeDraft'>,
  sessionId: string,
  form: StartForm,
  steps: readonly TemplateStep[],
  draft: Pick<DraftFileStore, 'take'>,
): Promise<Started> => {
  // Before the session, so that none is started for a file that can't be read.
  const taken = draft.take()
  const { files, problem } = await taken.ready()
  if (problem !== null) {
    taken.giveBack()
    return { ok: false, message: problem }
  }
  const { paste, ...fields } = startFrom(form)
  const started = await desk.act('session.start', { sessionId, ...fields, steps: [...steps] })
  if (!started.ok) {
    taken.giveBack()
    return { ok: false, message: started.problem.message }
  }
  const { title } = fields
  if (files.length === 0 && paste === null) {
    taken.sent()
    return { ok: true, title, left: null }
  }
  const added = await desk.act('entry.add', {
    entryId: desk.newId(),
    sessionId,
    kind: paste === null ? 'note' : 'paste',
    text: paste ?? '',
    attachments: [...files],
  })
  if (!added.ok) await leaveInComposer(desk, sessionId, paste ?? '', files)
  taken.sent()
  return { ok: true, title, left: added.ok ? null : added.problem.message }
}
