import type { Entry } from '../domain/entry/entry.ts'
import { counted } from '../domain/text/plural.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import type { Session } from '../domain/session/session.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import type { Material } from '../write-ups/material.ts'
import { entryText } from './entry-text.ts'
import type { ToldAssistant } from './assistant-answer.ts'
import { oneLine, piece, quoted } from './piece.ts'
import { isTalk, toldMaterial } from './told-material.ts'

/** Of the talk with the assistant: its latest entries, and characters in all. */
const talkLimits = { entries: 16, all: 12_000, similar: 700 } as const

/** A session that went before, as far as the assistant is told of it. No client, no contact: it may be another's. */
export type SimilarBefore = Pick<
  Session,
  'id' | 'title' | 'problemCategory' | 'problemSummary' | 'resolutionSummary' | 'resolutionAction'
>

/** What the assistant reads: `stable` stays the same while people only talk with it, so that it can be cached. */
export type AssistantMaterial = ToldAssistant & { stable: string; fresh: string; leftOut: string[] }

/**
 * A session as the assistant is told of it, and the question, which comes last.
 *
 * The talk so far is apart from what people found out: what the assistant said itself must not pass for a finding.
 */
export const assistantMaterial = (
  material: Material,
  question: Entry,
  {
    redaction,
    ticket,
    similar,
  }: { redaction: RedactionSettings; ticket: Ticket | null; similar: readonly SimilarBefore[] },
): AssistantMaterial => {
  const told = toldMaterial(material, { redaction, ticket })
  const before = similar.map(
    ({ title, problemCategory, problemSummary, resolutionSummary, resolutionAction }) => {
      const said = [problemSummary, resolutionSummary, resolutionAction].filter((text) => (text ?? '') !== '')
      const category = problemCategory === null ? '' : ` (${oneLine(problemCategory)})`
      const text = piece(said.join('\n'), talkLimits.similar, redaction)
      return `Resolved earlier${category}: ${oneLine(piece(title, 200, redaction))}\n${quoted(text)}`
    },
  )
  const earlier = material.entries
    .filter((entry) => isTalk(entry) && entry.seq < question.seq)
    .toSorted((a, b) => a.seq - b.seq)
  const kept: string[] = []
  let room: number = talkLimits.all
  for (const entry of earlier.slice(-talkLimits.entries).toReversed()) {
    const text = entryText(material, told.marks, entry, redaction)
    if (text === null) continue
    room -= text.length
    if (room < 0) break
    kept.unshift(text)
  }
  const left = earlier.length - kept.length
  const leftOut = [
    ...told.leftOut,
    ...(left === 0
      ? []
      : [counted(left, 'older message to or from the assistant', 'older messages to or from the assistant')]),
  ]
  const about = question.ask?.about ?? null
  const asksWhy = about === null ? undefined : material.entries.find(({ id }) => id === about)
  const asked = piece(question.text, 6000, redaction)
  const stable = [
    told.text,
    ...(before.length === 0
      ? []
      : [
          `## Similar sessions of this workspace\nThey were about other machines, so they are hints and no evidence here.\n${before.join('\n')}`,
        ]),
  ].join('\n\n')
  const fresh = [
    ...(kept.length === 0 ? [] : [`## Your talk with the technicians so far\n${kept.join('\n')}`]),
    ...(left === 0 ? [] : [`(${counted(left, 'older message is', 'older messages are')} left out.)`]),
    ...(asksWhy === undefined
      ? []
      : [
          `The question is about this answer of yours. Say what it rests on, and what would show that it is wrong:\n${quoted(piece(asksWhy.text, 2000, redaction))}`,
        ]),
    `## The question\n${quoted(asked)}`,
  ].join('\n\n')
  return {
    marks: told.marks,
    text: `${stable}\n${fresh}`,
    own: new Set(material.entries.flatMap(({ id, answer }) => (answer === undefined ? [] : [id]))),
    stable,
    fresh,
    leftOut: leftOut.slice(0, 12).map((what) => what.slice(0, 200)),
  }
}
