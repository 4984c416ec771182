import type { CaptureKind } from '../../../core/bridge/capture.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../core/domain/session/snapshot.ts'
import { trimBlock } from '../../../core/domain/text/text.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useBranches, useWorkedOn } from '../../data/react/use-session-parts.ts'
import type { FormFilesDraft } from '../forms/form-files.tsx'
import type { FormProblem } from '../forms/form-problem.ts'
import { lengthProblem, sizeProblem } from '../forms/text-size.ts'
import { wakeAnswer, type WakeChoice } from '../handoffs/dialogs/wake-time.ts'
import { compose } from '../sessions/composer/composer-commands.ts'
import { emptyStartForm, startFrom } from '../sessions/dialogs/start-form.ts'
import { captureWords as words } from './capture.words.ts'

/** What someone typed and chose; shared by all kinds, so that changing one's mind about the kind loses nothing. */
export type CaptureForm = { text: string; sessionId: string; wake: string; custom: string }
export const emptyCapture: CaptureForm = { text: '', sessionId: '', wake: 'none', custom: '' }

/** What became of it: the sentence that says so, and the session. */
export type Captured = { ok: true; message: string; sessionId: string; title: string }
export type NotCaptured = { ok: false; problem: FormProblem }

const not = (message: string, field = 'text'): NotCaptured => ({ ok: false, problem: { message, field } })

/**
 * Stores what is in the capture window, on this device first. Nothing is emptied here: the draft goes once the answer
 * is `ok`.
 */
export const useCapture = (
  form: CaptureForm,
  files: FormFilesDraft,
  target: Session | null,
  mentionedIn: (text: string) => string[],
) => {
  const desk = useDesk()
  const me = useMe()
  const branches = useBranches(target?.id ?? '')
  const workedOn = useWorkedOn(target?.id ?? '', branches)

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
    const { paste, ...fields } = startFrom({ ...emptyStartForm, text: form.text })
    const sessionId = desk.newId()
    const started = await desk.act('session.start', { sessionId, ...fields, steps: [] })
    if (!started.ok) return not(started.problem.message)
    const kept = await files.addTo(sessionId, paste)
    if (!kept.ok) return not(kept.problem.message)
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
    if (target === null) return not(kind === 'park' ? words.noneToPark : words.noSession)
    return kind === 'park' ? park(target) : note(target)
  }
}
