import { z } from 'zod'
import { type Attachment, Attachments } from '../../domain/files/attachment.ts'
import { PossiblyEmptyText, StepOption, StepResult, StepType } from '../../domain/entry/entry.ts'
import { Id, NewId } from '../../domain/document/id.ts'
import { Mentions } from '../../domain/people/mention.ts'
import { SuggestionRef } from '../../domain/enrichment/suggestion.ts'
import { accepted } from '../assistant/assistant-parts.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { appendEntry, mentionedPeople, saveSession, sessionOf, tell } from '../defining/timeline.ts'

/** A step as added; the session gives it its number. */
export const NewStep = z.object({
  type: StepType,
  options: z.array(StepOption).max(12).default([]),
  selected: z.string().max(80).nullable().default(null),
  freeText: z.string().max(8000).nullable().default(null),
  skipped: z.boolean().default(false),
  result: StepResult.nullable().default(null),
})

/** A question that still needs an answer. */
const isOpenQuestion = ({ type, selected, freeText, skipped, result }: z.output<typeof NewStep>): boolean =>
  type === 'question' && selected === null && (freeText ?? '') === '' && !skipped && result === null

/** Drops duplicate files. */
const distinct = (attachments: readonly Attachment[]): Attachment[] => [
  ...new Map(attachments.map((attachment) => [attachment.hash, attachment])).values(),
]

/**
 * Adds a note, message, paste or step to a session's timeline. Any engineer may, not just the owner. Whoever it mentions is
 * told, and so is whoever handed the session over when its new owner asks something.
 *
 * Version 1 had no attachments, so its text was never empty; version 2 accepted no suggestions.
 */
export const entryAdd = defineIntent({
  version: 3,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    entryId: NewId,
    sessionId: Id,
    kind: z.enum(['message', 'note', 'paste', 'step']),
    text: PossiblyEmptyText,
    attachments: Attachments.default([]),
    /** The people it mentions; each is notified. */
    mentions: Mentions.default([]),
    step: NewStep.optional(),
    /** The suggestion of the assistant that this step is. */
    suggested: SuggestionRef.nullable().default(null),
  }),
  apply(work, payload) {
    const session = sessionOf(work, payload.sessionId)
    if (payload.text === '' && (payload.kind === 'step' || payload.attachments.length === 0)) {
      work.reject('bad_request', 'This is empty. Write something first.')
    }
    work.mustBeNew('entries', payload.entryId, 'note')
    if ((payload.kind === 'step') !== (payload.step !== undefined)) {
      work.reject('bad_request', 'A step needs step details, and nothing else may have them.')
    }
    const { selected, options } = payload.step ?? { selected: null, options: [] }
    if (selected !== null && !options.some((option) => option.value === selected)) {
      work.reject('bad_request', 'That isn’t one of this step’s options.')
    }
    if (payload.suggested !== null && payload.step === undefined)
      work.reject('bad_request', 'Only a step can be what the assistant suggested there.')
    const by = accepted(work, session, payload.suggested, ['question', 'check'])
    const attachments = distinct(payload.attachments)
    const mentions = mentionedPeople(work, payload.mentions)
    const entry = {
      id: payload.entryId,
      kind: payload.kind,
      text: payload.text,
      attachments,
      mentions,
      ...by,
    }
    const next = appendEntry(
      work,
      session,
      payload.step === undefined ? entry : { ...entry, step: payload.step },
    )
    const { text, step, entryId } = payload
    const mentioned = tell(work, next, entryId, mentions, 'mention', text)
    const asks = session.ownerId === work.context.actor.id && step !== undefined && isOpenQuestion(step)
    const told = asks ? tell(work, mentioned, entryId, session.followers, 'question', text) : mentioned
    saveSession(work, told, { draft: payload.kind !== 'message' })
  },
})
