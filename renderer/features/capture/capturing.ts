import type { CaptureKind } from '../../../core/bridge/capture.ts'
import type { Branch } from '../../../core/domain/branches/branch.ts'
import { canWork, type Person } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { trimBlock } from '../../../core/domain/text/text.ts'
import type { Desk } from '../../data/contract/desk.ts'
import type { FormFilesDraft } from '../forms/form-files.tsx'
import type { FormProblem } from '../forms/form-problem.ts'
import { lengthProblem, sizeProblem } from '../forms/text-size.ts'
import { wakeAnswer, type WakeChoice } from '../handoffs/dialogs/wake-time.ts'
import { compose } from '../sessions/composer/composer-commands.ts'
import { emptyStartForm, startFrom } from '../sessions/dialogs/start-form.ts'
import type { CaptureTarget } from './capture-target.ts'
import { captureWords as words } from './capture.words.ts'

/**
 * What someone typed and chose; shared by all kinds, so that changing one's mind about the kind loses nothing. `sessionId` is
 * the session it is meant for from its first letter on; '' while that is open.
 */
export type CaptureForm = { text: string; sessionId: string; wake: string; custom: string }
export const emptyCapture: CaptureForm = { text: '', sessionId: '', wake: 'none', custom: '' }

/** What became of it: the sentence that says so, and the session. */
export type Captured = { ok: true; message: string; sessionId: string; title: string }
export type NotCaptured = {
  ok: false
  problem: FormProblem
  /** What is left of a session that was started: a note for it, with the files. */
  rest?: { sessionId: string; text: string }
}

const not = (message: string, field = 'text'): NotCaptured => ({ ok: false, problem: { message, field } })

/** Why it can't go into the session it was meant for. */
export const goneSentence = ({ title, isClosed }: Extract<CaptureTarget, { kind: 'gone' }>): string => {
  if (title === null) return words.goneUnknown
  // Notes go into any that isn't closed.
  return isClosed ? words.goneClosed(title) : words.goneToPark(title)
}

/**
 * Stores what is in the capture window, on this device first. Nothing is emptied here: the draft goes once the answer
 * is `ok`.
 */
export const createCapture = ({
  desk,
  me,
  form,
  files,
  target,
  branches,
  workedOn,
  mentionedIn,
}: {
  desk: Pick<Desk, 'act' | 'newId' | 'now'>
  me: Person | null
  form: CaptureForm
  files: { draft: Pick<FormFilesDraft['draft'], 'take'>; addTo: FormFilesDraft['addTo'] }
  target: CaptureTarget
  /** Those of the target, once they are read. */
  branches: readonly Branch[] | undefined
  workedOn: ReadonlySet<string> | undefined
  mentionedIn: (text: string) => string[]
}) => {
  const note = async (session: Session): Promise<Captured | NotCaptured> => {
    const text = trimBlock(form.text)
    const tooLarge = sizeProblem(text)
    if (tooLarge !== null) return not(tooLarge)
    const taken = files.draft.take()
    const { files: attachments, problem } = await taken.ready()
    const missing = text.trim() === '' && attachments.length === 0 ? words.noteMissing : problem
    if (missing !== null) {
      taken.giveBack()
      return not(missing)
    }
    const added = await desk.act('entry.add', {
      entryId: desk.newId(),
      sessionId: session.id,
      // Long ones are folded in the timeline, as in the composer. Commands stay what was typed.
      kind: compose(` ${text}`).kind === 'paste' ? 'paste' : 'note',
      text,
      attachments: [...attachments],
      mentions: mentionedIn(text),
    })
    if (!added.ok) {
      taken.giveBack()
      return not(added.problem.message)
    }
    taken.sent()
    return { ok: true, message: words.noted(session.title), sessionId: session.id, title: session.title }
  }

  const start = async (): Promise<Captured | NotCaptured> => {
    const text = form.text.trim()
    const wrong = text === '' ? words.sessionMissing : sizeProblem(text)
    if (wrong !== null) return not(wrong)
    // Before the session, so that none is started for a file that can't be read.
    const taken = files.draft.take()
    const { files: attachments, problem } = await taken.ready()
    if (problem !== null) {
      taken.giveBack()
      return not(problem)
    }
    const { paste, ...fields } = startFrom({ ...emptyStartForm, text: form.text })
    const sessionId = desk.newId()
    const started = await desk.act('session.start', { sessionId, ...fields, steps: [] })
    if (!started.ok) {
      taken.giveBack()
      return not(started.problem.message)
    }
    if (attachments.length > 0 || paste !== null) {
      const added = await desk.act('entry.add', {
        entryId: desk.newId(),
        sessionId,
        kind: paste === null ? 'note' : 'paste',
        text: paste ?? '',
        attachments: [...attachments],
      })
      if (!added.ok) {
        taken.giveBack()
        // The session is there. Trying again adds the rest to it, and starts no second one.
        return {
          ...not(words.startedWithout(fields.title, added.problem.message)),
          rest: { sessionId, text: paste ?? '' },
        }
      }
    }
    taken.sent()
    return { ok: true, message: words.started(fields.title), sessionId, title: fields.title }
  }

  const park = async (session: Session): Promise<Captured | NotCaptured> => {
    const tooLong = lengthProblem(form.text, 8000)
    if (tooLong !== null) return not(tooLong)
    const wake = wakeAnswer(form.wake as WakeChoice, form.custom, desk.now())
    if (!wake.ok) return not(wake.message, form.wake === 'custom' ? 'custom' : 'wake')
    if (branches === undefined || workedOn === undefined) return not(words.stillReading)
    const added = await files.addTo(session.id)
    if (!added.ok) return not(added.problem.message)
    const parked = await desk.act('handoff.create', {
      handoffId: desk.newId(),
      sessionId: session.id,
      intent: 'park',
      engineerNotes: form.text,
      mentions: mentionedIn(form.text),
      wakeAt: wake.at,
      reminder: wake.reminder,
      wakeOnReply: false,
      snapshot: snapshotOf(session, branches, workedOn),
    })
    if (!parked.ok) return not(parked.problem.message)
    return { ok: true, message: words.parked(session.title), sessionId: session.id, title: session.title }
  }

  return async (kind: CaptureKind): Promise<Captured | NotCaptured> => {
    if (me === null || !canWork(me)) return not(words.viewer)
    if (kind === 'session') return start()
    switch (target.kind) {
      case 'loading':
        return not(words.stillReading)
      case 'none':
        return not(kind === 'park' ? words.noneToPark : words.noSession)
      case 'gone':
        return not(goneSentence(target), 'session')
      case 'session':
        return kind === 'park' ? park(target.session) : note(target.session)
    }
  }
}
