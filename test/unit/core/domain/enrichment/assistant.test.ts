import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Ask,
  type AskEvent,
  MadeAnswer,
  moveAsk,
  NoAnswer,
} from '../../../../../core/domain/enrichment/assistant.ts'
import { makeAnswer, makeQuestionEntry } from '../../../../support/samples/assistant.ts'

const waiting = makeQuestionEntry().ask as Ask
const done = { by: 'bo', at: 5 }
const tries = fc.integer({ min: 1, max: 4 })
const event: fc.Arbitrary<AskEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    tries,
    answerId: fc.constantFrom('a1', 'a2', 'a3'),
    isStopped: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('without' as const), tries, because: fc.constantFrom(...NoAnswer.options) }),
  fc.constant({ kind: 'stop' as const }),
  fc.constant({ kind: 'retry' as const }),
)

describe('a question to the assistant', () => {
  it('has at most one answer to each time it is asked, whatever comes in whichever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let ask = waiting
        const answers = new Map<number, string>()
        for (const one of events) {
          const next = moveAsk(ask, one, done)
          if (next === null) continue
          if (one.kind === 'answer') {
            expect(answers.has(ask.tries)).toBe(false)
            expect(one.tries).toBe(ask.tries)
            answers.set(ask.tries, one.answerId)
          }
          ask = next
          if (ask.state === 'answered') expect(ask.answerId).not.toBeNull()
          if (ask.state === 'waiting') expect(ask.answerId).toBeNull()
          expect(ask.because === null).toBe(ask.state !== 'without')
        }
      }),
    )
  })

  it('stays answered', () => {
    const answered = moveAsk(waiting, { kind: 'answer', tries: 1, answerId: 'a1', isStopped: false }, done)
    fc.assert(
      fc.property(event, (one) => {
        expect(moveAsk(answered as Ask, one, done)).toBeNull()
      }),
    )
  })

  it('once stopped, gets what was said so far, and nothing of it after it was asked again', () => {
    const stopped = moveAsk(waiting, { kind: 'stop' }, done) as Ask
    expect(stopped).toMatchObject({ state: 'stopped', answerId: null, by: 'bo' })
    const partial: AskEvent = { kind: 'answer', tries: 1, answerId: 'a1', isStopped: true }
    expect(moveAsk(stopped, partial, done)).toMatchObject({ state: 'stopped', answerId: 'a1' })
    const again = moveAsk(stopped, { kind: 'retry' }, done) as Ask
    expect(again).toMatchObject({ state: 'waiting', tries: 2 })
    expect(moveAsk(again, partial, done)).toBeNull()
  })
})

describe('an answer', () => {
  it('carries nothing but its text and what it suggests', () => {
    expect(MadeAnswer.safeParse(makeAnswer()).success).toBe(true)
    for (const more of [{ resolve: true }, { status: 'resolved' }, { writeUp: {} }, { handoff: {} }])
      expect(MadeAnswer.safeParse({ ...makeAnswer(), ...more }).success).toBe(false)
    for (const kind of ['resolve', 'escalate', 'post', 'claim', 'park']) {
      const suggestion = { body: { kind, text: 'Do it.' }, cites: [] }
      expect(MadeAnswer.safeParse({ ...makeAnswer(), suggestions: [suggestion] }).success).toBe(false)
    }
  })
})
