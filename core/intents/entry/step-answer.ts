import { z } from 'zod'
import { isAnswered, StepResult } from '../../domain/entry/entry.ts'
import { FactText } from '../../domain/branches/fact.ts'
import { Id } from '../../domain/document/id.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { doneNow } from '../defining/device-time.ts'
import { answeredBy, saveSession, sessionOf } from '../defining/timeline.ts'

/** Answers a step: the selected option, free text, skipped, its result, or that it's done. A fact taken from it changes with it. */
export const stepAnswer = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    entryId: Id,
    selected: z.string().max(80).nullable().optional(),
    freeText: z.string().trim().max(8000).nullable().optional(),
    skipped: z.boolean().optional(),
    result: StepResult.nullable().optional(),
    /** Whether it is still to be done; an answer says that it's done. */
    toDo: z.boolean().optional(),
    /** The fact that came from this step, with its new text. */
    fact: z.object({ factId: Id, text: FactText }).optional(),
  }),
  apply(work, payload) {
    const entry = work.get('entries', payload.entryId, 'step')
    const { step } = entry
    if (step === null) return work.reject('wrong_status', 'This isn’t a step, so it can’t be answered.')
    const selected = payload.selected === undefined ? step.selected : payload.selected
    if (selected !== null && !step.options.some((option) => option.value === selected)) {
      work.reject('bad_request', 'That isn’t one of this step’s options.')
    }
    const session = sessionOf(work, entry.sessionId)
    const done = doneNow(work, session)
    const answered = {
      ...step,
      selected,
      freeText: payload.freeText === undefined ? step.freeText : payload.freeText,
      skipped: payload.skipped ?? step.skipped,
      result: payload.result === undefined ? step.result : payload.result,
    }
    const toDo = isAnswered(answered) ? false : (payload.toDo ?? step.toDo)
    // Done without a word is done by someone, too.
    const by =
      !isAnswered(answered) && step.toDo && !toDo
        ? { answeredBy: done.by, answeredAt: done.at }
        : answeredBy(answered, done)
    work.put('entries', { ...entry, step: { ...answered, toDo, ...by } })
    if (payload.fact !== undefined) {
      const fact = work.get('facts', payload.fact.factId, 'fact')
      if (fact.sourceEntryId !== entry.id) work.reject('bad_request', 'That fact came from a different step.')
      work.put('facts', { ...fact, text: payload.fact.text, updatedBy: done.by, updatedAt: done.at })
    }
    // Whoever was asked doesn't need to answer it anymore.
    const news = session.news.filter(({ kind, entryId }) => kind !== 'question' || entryId !== entry.id)
    saveSession(work, { ...session, news }, { draft: true })
  },
})
