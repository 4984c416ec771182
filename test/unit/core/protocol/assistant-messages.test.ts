import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AssistantSaid,
  piecesBetween,
  type SaidSoFar,
  saidPiece,
  withPiece,
} from '../../../../core/protocol/assistant-messages.ts'

const piece = (from: number, text: string, over: Partial<AssistantSaid> = {}): AssistantSaid => ({
  sessionId: 's1',
  questionId: 'q1',
  run: 1,
  from,
  text,
  ...over,
})
const text = fc.string({ maxLength: 3 * saidPiece, unit: 'grapheme' })

describe('pieces of an answer', () => {
  it('lead from any text to any other, each short enough to send', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = piecesBetween(before, after).map(({ from, text: said }) => piece(from, said))
        for (const one of pieces) expect(AssistantSaid.safeParse(one).success).toBe(true)
        const known: SaidSoFar = { questionId: 'q1', run: 1, text: before }
        expect(pieces.reduce<SaidSoFar | null>(withPiece, known)?.text).toBe(after)
      }),
    )
  })

  it('say nothing where nothing is new', () => {
    expect(piecesBetween('same', 'same')).toEqual([])
    const known = { questionId: 'q1', run: 1, text: 'same' }
    expect(withPiece(known, piece(0, 'same'))).toBe(known)
  })

  it('mean nothing to someone who doesn’t have the beginning, until it is said again', () => {
    expect(withPiece(null, piece(4, ' end'))).toBeNull()
    expect(withPiece(withPiece(null, piece(0, 'The')), piece(3, ' end'))?.text).toBe('The end')
  })

  it('of an earlier run are void', () => {
    const second = withPiece(withPiece(null, piece(0, 'First')), piece(0, 'Sec', { run: 2 }))
    expect(second).toMatchObject({ run: 2, text: 'Sec' })
    expect(withPiece(second, piece(5, ' try'))).toBe(second)
    expect(withPiece(second, piece(3, 'ond', { run: 2 }))?.text).toBe('Second')
  })
})
