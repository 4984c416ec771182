import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assistantLimits } from '../../../../core/domain/enrichment/assistant.ts'
import {
  answerTo,
  makeAnswer,
  makeWorldWithAi,
  suggestionsByKind,
} from '../../../support/samples/assistant.ts'
import { faultsIn } from '../../../support/samples/invariants.ts'
import { makeWorldWithSession, type World } from '../../../support/samples/make.ts'
import { movesOf, payloadOf } from '../../../support/samples/random-intents.ts'

const ask = (world: World, over: { entryId?: string; about?: string } = {}) =>
  world.must('assistant.ask', { entryId: 'q1', sessionId: 's1', text: 'What next?', ...over }, 'ann')
const answer = (world: World, made: Partial<ReturnType<typeof makeAnswer>> = {}, tries = 1) =>
  world.must('assistant.answer', { questionId: 'q1', tries, answer: makeAnswer(made) }, 'system')
const question = (world: World) => world.get('entries', 'q1')
/** A world with an answer that suggests one of each kind, and the fix that one of them is about. */
const answered = () => {
  const world = makeWorldWithAi()
  world.must('fix.propose', { fixId: 'fix1', sessionId: 's1', text: 'Rebuild the profile' }, 'ann')
  return answer(ask(world))
}
const ref = (world: World, kind: keyof typeof suggestionsByKind) => ({
  entryId: answerTo(world, 'q1').id,
  suggestionId: `s${Object.keys(suggestionsByKind).indexOf(kind) + 1}`,
})
const stateOf = (world: World, kind: keyof typeof suggestionsByKind) =>
  answerTo(world, 'q1').answer?.suggestions.find(({ id }) => id === ref(world, kind).suggestionId)

describe('asking the assistant', () => {
  it('is an entry of the person who asks, and waits', () => {
    const world = ask(makeWorldWithAi())
    expect(question(world)).toMatchObject({ authorId: 'ann', kind: 'message', text: 'What next?' })
    expect(question(world).ask).toMatchObject({ state: 'waiting', tries: 1, answerId: null })
    expect(world.get('sessions', 's1').entryCount).toBe(2)
  })

  it('stays in the timeline and says why there is no answer, where AI is off or kept away', () => {
    const off = ask(makeWorldWithSession())
    expect(question(off)).toMatchObject({ text: 'What next?', ask: { state: 'without', because: 'off' } })
    const away = ask(makeWorldWithAi().must('session.keep-from-ai', { sessionId: 's1', keep: true }, 'ann'))
    expect(question(away).ask).toMatchObject({ state: 'without', because: 'kept_away' })
    away.must('assistant.retry', { questionId: 'q1' }, 'ann')
    expect(question(away).ask).toMatchObject({ state: 'without', because: 'kept_away', tries: 2 })
    away.must('session.keep-from-ai', { sessionId: 's1', keep: false }, 'ann')
    away.must('assistant.retry', { questionId: 'q1' }, 'bo')
    expect(question(away).ask).toMatchObject({ state: 'waiting', tries: 3, by: 'bo' })
  })

  it('is for people who may write', () => {
    const world = makeWorldWithAi()
    const payload = { entryId: 'q1', sessionId: 's1', text: 'What next?' }
    expect(world.decide('assistant.ask', payload, 'vic')).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(world.decide('assistant.ask', { ...payload, text: ' ' }, 'ann').status).toBe('rejected')
    ask(world)
    expect(world.decide('assistant.stop', { questionId: 'q1' }, 'vic').status).toBe('rejected')
  })

  it('asks what an answer rests on only about an answer of this session', () => {
    const world = answer(ask(makeWorldWithAi()))
    ask(world, { entryId: 'q2', about: answerTo(world, 'q1').id })
    expect(world.get('entries', 'q2').ask?.about).toBe(answerTo(world, 'q1').id)
    const about = (id: string, sessionId = 's1') =>
      world.decide('assistant.ask', { entryId: 'q3', sessionId, text: 'Why?', about: id }, 'ann').status
    expect(about('q1')).toBe('rejected')
    expect(about('missing')).toBe('rejected')
    world.must('session.start', { sessionId: 's2', title: 'Other', problemSummary: 'Other' }, 'ann')
    expect(about(answerTo(world, 'q1').id, 's2')).toBe('rejected')
  })
})

describe('an answer of the assistant', () => {
  it('is one entry by the assistant, where the question was asked, with its suggestions open', () => {
    const world = makeWorldWithAi()
    const branches = [
      { id: 'b1', label: 'Profile' },
      { id: 'b2', label: 'Network' },
    ]
    world.must('branch.fork', { sessionId: 's1', branches }, 'ann')
    ask(world)
    world.must('branch.move', { sessionId: 's1', branchId: 'b2', status: 'active', reason: '' }, 'ann')
    answer(world)
    expect(question(world).ask).toMatchObject({ state: 'answered' })
    expect(answerTo(world, 'q1')).toMatchObject({ authorId: 'assistant', branchId: 'b1', kind: 'message' })
    expect(answerTo(world, 'q1').answer?.suggestions.map(({ state }) => state)).toEqual(
      Object.keys(suggestionsByKind).map(() => 'open'),
    )
    expect(faultsIn(world)).toEqual([])
  })

  it('comes once, from the server only, and not to a question that was asked again since', () => {
    const world = answer(ask(makeWorldWithAi()))
    const before = world.everything()
    answer(world, { text: 'Another answer.' })
    expect(world.everything()).toEqual(before)
    const payload = { questionId: 'q1', tries: 1, answer: makeAnswer() }
    expect(world.decide('assistant.answer', payload, 'olga')).toMatchObject({ status: 'rejected' })

    const again = ask(makeWorldWithAi()).must('assistant.stop', { questionId: 'q1' }, 'bo')
    again.must('assistant.retry', { questionId: 'q1' }, 'bo')
    answer(again, {}, 1)
    expect(question(again).ask).toMatchObject({ state: 'waiting', tries: 2 })
    answer(again, {}, 2)
    expect(question(again).ask).toMatchObject({ state: 'answered' })
  })

  it('is told to whoever asked, if that was a while ago, and to no one else', () => {
    const news = (world: World) => world.get('sessions', 's1').news
    const soon = ask(makeWorldWithAi())
    soon.wait(assistantLimits.toldAfter - 1)
    expect(news(answer(soon))).toEqual([])

    const late = ask(makeWorldWithAi())
    late.wait(assistantLimits.toldAfter)
    answer(late)
    expect(news(late)).toEqual([
      expect.objectContaining({ kind: 'answered', to: 'ann', entryId: answerTo(late, 'q1').id }),
    ])
    expect(news(late)[0]?.text).toBe(makeAnswer().text)

    // Written without a network an hour ago: the server hears of it only now.
    const offline = makeWorldWithAi()
    offline.wait(3_600_000)
    const before = { at: offline.now - 3_500_000 }
    offline.must('assistant.ask', { entryId: 'q1', sessionId: 's1', text: 'What next?' }, 'ann', before)
    expect(news(answer(offline))).toMatchObject([{ kind: 'answered', to: 'ann' }])

    // Whoever asked again waits from then on; who stopped it knows.
    const again = ask(makeWorldWithAi())
    again.wait(3_600_000)
    again.must('assistant.stop', { questionId: 'q1' }, 'bo')
    again.must('assistant.retry', { questionId: 'q1' }, 'bo')
    expect(news(answer(again, {}, 2))).toEqual([])
    const stopped = ask(makeWorldWithAi())
    stopped.wait(3_600_000)
    expect(news(answer(stopped, { isStopped: true }))).toEqual([])
  })

  it('is never more than an entry: it resolves, hands over, posts and records nothing', () => {
    const world = makeWorldWithAi()
    world.must('fix.propose', { fixId: 'fix1', sessionId: 's1', text: 'Rebuild the profile' }, 'ann')
    ask(world)
    const decision = world.decide(
      'assistant.answer',
      { questionId: 'q1', tries: 1, answer: makeAnswer() },
      'system',
    )
    if (decision.status !== 'accepted') throw new Error('It was rejected.')
    expect(decision.changes.map(({ collection }) => collection).toSorted()).toEqual([
      'entries',
      'entries',
      'sessions',
    ])
    const before = world.get('sessions', 's1')
    answer(world)
    const { entryCount, updatedAt, updatedBy, rev, ...rest } = world.get('sessions', 's1')
    expect(entryCount).toBe(before.entryCount + 1)
    expect(before).toMatchObject(rest)
    expect([updatedAt, updatedBy, rev]).toEqual([world.now, 'system', world.rev])
    for (const more of [
      { ...makeAnswer(), status: 'resolved' },
      { ...makeAnswer(), suggestions: [{ body: { kind: 'resolve', text: 'Done' }, cites: [] }] },
    ]) {
      const payload = { questionId: 'q1', tries: 1, answer: more }
      expect(world.decide('assistant.answer', payload, 'system')).toMatchObject({ status: 'rejected' })
    }
  })

  it('changes no session beyond its timeline, whatever people do meanwhile', { timeout: 60_000 }, () => {
    const types = ['assistant.ask', 'assistant.answer', 'assistant.stop', 'assistant.retry'] as const
    const others = ['fix.propose', 'branch.fork', 'entry.add', 'fact.add', 'assistant.dismiss'] as const
    const story = fc.array(movesOf(['ann', 'bo'], [...types, ...types, ...others, 'assistant.without']), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    })
    fc.assert(
      fc.property(story, (moves) => {
        const world = makeWorldWithAi()
        for (const move of moves) {
          const before = world.everything()
          const decision = world.act(move.type, payloadOf(world, move), move.who)
          if (decision.status !== 'accepted') expect(world.everything()).toEqual(before)
          expect(faultsIn(world)).toEqual([])
          if (decision.status !== 'accepted' || move.who !== 'system') continue
          for (const { collection, document } of decision.changes) {
            if (collection === 'sessions') expect(document.status).toBe('active')
            else expect(collection).toBe('entries')
          }
        }
        const answers = world.all('entries').filter((entry) => entry.answer !== undefined)
        for (const { ask: asked, id } of world.all('entries')) {
          if (asked === undefined) continue
          expect(answers.filter((entry) => entry.answer?.questionId === id).length).toBeLessThanOrEqual(
            asked.tries,
          )
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('accepting a suggestion', () => {
  it('is the ordinary action of whoever accepts, marked as suggested', () => {
    const world = answered()
    const answerId = answerTo(world, 'q1').id
    const step = { type: 'question' as const }
    world.must(
      'entry.add',
      {
        entryId: 'st',
        sessionId: 's1',
        kind: 'step',
        text: 'Webmail?',
        step,
        suggested: ref(world, 'question'),
      },
      'bo',
    )
    expect(world.get('entries', 'st')).toMatchObject({ authorId: 'bo', suggestedIn: answerId })
    world.must(
      'fact.add',
      { factId: 'f', sessionId: 's1', text: 'It works.', suggested: ref(world, 'fact') },
      'bo',
    )
    expect(world.get('facts', 'f')).toMatchObject({ createdBy: 'bo', suggestedIn: answerId })
    const branches = [
      { id: 'b1', label: 'Profile' },
      { id: 'b2', label: 'Network' },
    ]
    world.must('branch.fork', { sessionId: 's1', branches, suggested: ref(world, 'fork') }, 'bo')
    expect(world.get('branches', 'b2')).toMatchObject({ createdBy: 'bo', fork: { suggestedIn: answerId } })
    const outcome = { fixId: 'fix1', outcome: 'applied_success' as const }
    world.must('fix.outcome', { ...outcome, suggested: ref(world, 'outcome') }, 'bo')
    expect(world.get('fixes', 'fix1')).toMatchObject({ outcome: 'applied_success', outcomeBy: 'bo' })
    world.must(
      'fix.propose',
      { fixId: 'x2', sessionId: 's1', text: 'A new one', suggested: ref(world, 'fix') },
      'bo',
    )
    expect(world.get('fixes', 'x2')).toMatchObject({ createdBy: 'bo', suggestedIn: answerId })
    for (const kind of ['question', 'fact', 'fork', 'outcome', 'fix'] as const)
      expect(stateOf(world, kind)).toMatchObject({ state: 'accepted', by: 'bo' })
    expect(stateOf(world, 'check')).toMatchObject({ state: 'open' })
    expect(faultsIn(world)).toEqual([])
  })

  it('fits what was suggested, in this session', () => {
    const world = answered()
    const fact = (suggested: object, sessionId = 's1') =>
      world.decide('fact.add', { factId: 'f', sessionId, text: 'It works.', suggested }, 'bo').status
    expect(fact(ref(world, 'fix'))).toBe('rejected')
    expect(fact({ ...ref(world, 'fact'), suggestionId: 'missing' })).toBe('rejected')
    expect(fact({ ...ref(world, 'fact'), entryId: 'q1' })).toBe('rejected')
    world.must('session.start', { sessionId: 's2', title: 'Other', problemSummary: 'Other' }, 'bo')
    expect(fact(ref(world, 'fact'), 's2')).toBe('rejected')
    const note = { entryId: 'n', sessionId: 's1', kind: 'note', text: 'x', suggested: ref(world, 'question') }
    expect(world.decide('entry.add', note, 'bo').status).toBe('rejected')
  })

  it('never costs anyone their work: the second to accept has it, too, and the first stays the one who did', () => {
    const world = answered()
    const add = (factId: string, by: string) =>
      world.must(
        'fact.add',
        { factId, sessionId: 's1', text: 'It works.', suggested: ref(world, 'fact') },
        by,
      )
    add('f1', 'ann')
    add('f2', 'bo')
    expect(world.get('facts', 'f2').createdBy).toBe('bo')
    expect(stateOf(world, 'fact')).toMatchObject({ state: 'accepted', by: 'ann' })
  })

  it('is remembered when dismissed, and can be taken back until it is accepted', () => {
    const world = answered()
    const dismiss = (dismissed: boolean) =>
      world.must('assistant.dismiss', { ...ref(world, 'fact'), dismissed }, 'bo')
    dismiss(true)
    expect(stateOf(world, 'fact')).toMatchObject({ state: 'dismissed', by: 'bo' })
    dismiss(false)
    expect(stateOf(world, 'fact')).toMatchObject({ state: 'open', by: null })
    world.must('fact.add', { factId: 'f1', sessionId: 's1', text: 'x', suggested: ref(world, 'fact') }, 'ann')
    dismiss(true)
    expect(stateOf(world, 'fact')).toMatchObject({ state: 'accepted', by: 'ann' })
  })

  it('is nothing for viewers', () => {
    const world = answered()
    const payload = { ...ref(world, 'fact'), dismissed: true }
    expect(world.decide('assistant.dismiss', payload, 'vic')).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })
})
