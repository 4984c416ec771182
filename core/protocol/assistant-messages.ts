import { z } from 'zod'
import { assistantLimits } from '../domain/enrichment/assistant.ts'
import { Id, Timestamp } from '../domain/document/id.ts'

/** The longest piece of an answer in one message, in characters. */
export const saidPiece = 1500

/**
 * A piece of an answer that is being written: what stands from the character `from` on. What was there before from that place
 * on is replaced. `run` is when the writing began; with a later one, everything earlier is void.
 */
export const AssistantSaid = z.object({
  sessionId: Id,
  questionId: Id,
  run: Timestamp,
  from: z.int().min(0).max(assistantLimits.answer),
  text: z.string().max(saidPiece),
})
export type AssistantSaid = z.infer<typeof AssistantSaid>

/** As much of an answer as is known. */
export type SaidSoFar = { questionId: string; run: number; text: string }

/** What is known after a piece; the same object if it says nothing new, or its beginning is missing. */
export const withPiece = (known: SaidSoFar | null, piece: AssistantSaid): SaidSoFar | null => {
  const { questionId, run, from, text } = piece
  const isSame = known !== null && known.questionId === questionId && known.run === run
  if (known !== null && !isSame && run <= known.run) return known
  const before = isSame ? known.text : ''
  // Whoever comes to it late hears the whole again before long.
  if (from > before.length) return known
  const next = before.slice(0, from) + text
  return isSame && next === before ? known : { questionId, run, text: next }
}

/** What has to be said so that whoever knows `before` knows `after`. */
export const piecesBetween = (before: string, after: string): { from: number; text: string }[] => {
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1
  if (from === before.length && from === after.length) return []
  const pieces: { from: number; text: string }[] = []
  do {
    const text = after.slice(from, from + saidPiece)
    pieces.push({ from, text })
    from += text.length
  } while (from < after.length)
  return pieces
}
