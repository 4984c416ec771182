import type { Entry } from '../../core/domain/entry/entry.ts'
import type { Session } from '../../core/domain/session/session.ts'
import { createWords } from './sample-texts.ts'

/** How many entries each session has, and how many the first one, which someone never ends. */
export type EntryCounts = { each: number; first: number }

export const entryCount = (sessions: number, { each, first }: EntryCounts): number =>
  sessions === 0 ? 0 : first + (sessions - 1) * each

const entryId = (session: number, seq: number): string =>
  `019b${seq.toString(16).padStart(4, '0')}-0000-7000-8000-${session.toString(16).padStart(12, '0')}`

/**
 * Makes the entries of sessions: notes of 10 to 50 words, every tenth a check with a result. 0.5 KB of JSON each. The
 * same for the same sessions asked for in the same order; `rev` is left at 0.
 */
export const createEntries = (counts: EntryCounts) => {
  const { words, chance } = createWords(3)
  return (session: Session, index: number): Entry[] =>
    Array.from({ length: index === 0 ? counts.first : counts.each }, (_, at): Entry => {
      const isStep = at % 10 === 9
      const written = session.createdAt + at * 60_000
      return {
        id: entryId(index, at + 1),
        accountId: session.accountId,
        rev: 0,
        sessionId: session.id,
        branchId: null,
        seq: at + 1,
        kind: isStep ? 'step' : 'note',
        authorId: session.ownerId,
        text: words(10 + Math.floor(chance() * 40)),
        attachments: [],
        mentions: [],
        step: isStep
          ? {
              order: Math.ceil((at + 1) / 10),
              type: 'check',
              options: [],
              selected: null,
              freeText: null,
              skipped: false,
              result: { success: at % 20 === 9, details: words(8) },
              answeredBy: null,
              answeredAt: null,
              toDo: false,
            }
          : null,
        event: null,
        at: written,
        acceptedAt: written,
        editedAt: null,
        history: [],
      }
    })
}
