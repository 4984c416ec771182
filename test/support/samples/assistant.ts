import { assistantId, type Answer, type MadeAnswer } from '../../../core/domain/enrichment/assistant.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type {
  MadeSuggestion,
  Suggestion,
  SuggestionKind,
} from '../../../core/domain/enrichment/suggestion.ts'
import { makeEntry, makeWorldWithSession, nine, type World } from './make.ts'

/** One suggestion of each kind, about `s1`. */
export const suggestionsByKind: Record<SuggestionKind, MadeSuggestion> = {
  question: {
    body: { kind: 'question', text: 'Does it happen in webmail too?', options: ['Yes', 'No'] },
    cites: [{ kind: 'fact', id: 'fact1' }],
  },
  check: {
    body: {
      kind: 'check',
      text: 'Does autodiscover answer on her PC?',
      command: 'nslookup autodiscover.northwind.example',
      expect: 'The address of the mail server. A time-out means that DNS is the trouble.',
    },
    cites: [],
  },
  fact: {
    body: { kind: 'fact', text: 'Webmail works.' },
    cites: [{ kind: 'entry', id: 'note1' }],
  },
  fork: {
    body: { kind: 'fork', reason: 'Either could be it.', labels: ['Profile', 'Network'] },
    cites: [],
  },
  fix: { body: { kind: 'fix', text: 'Make a new Outlook profile.', confidence: 60 }, cites: [] },
  outcome: {
    body: { kind: 'outcome', fixId: 'fix1', outcome: 'applied_success', reason: 'Mail arrives again.' },
    cites: [],
  },
}

export const makeAnswer = (over: Partial<MadeAnswer> = {}): MadeAnswer => ({
  text: 'Before we touch the profile: does it happen in webmail too?',
  cites: [{ kind: 'fact', id: 'fact1' }],
  suggestions: Object.values(suggestionsByKind),
  model: 'claude-opus-5-5',
  promptVersion: 'assistant-1',
  readRev: 1,
  leftOut: [],
  isStopped: false,
  ...over,
})

/** The suggestions of {@link makeAnswer} as they are in its entry. */
export const suggestionsIn = ({ suggestions }: Pick<MadeAnswer, 'suggestions'>): Suggestion[] =>
  suggestions.map((suggestion, index) => ({
    ...suggestion,
    id: `s${index + 1}`,
    state: 'open',
    by: null,
    at: null,
  }))

/** An answer of the assistant as an entry. */
export const makeAnswerEntry = (over: Partial<Entry> = {}, answer: Partial<Answer> = {}): Entry => {
  const { text, ...made } = makeAnswer()
  return makeEntry({
    id: 'a1',
    kind: 'message',
    authorId: assistantId,
    text,
    answer: { ...made, questionId: 'q1', suggestions: suggestionsIn(made), ...answer },
    ...over,
  })
}

/** A question of Ann's to the assistant. */
export const makeQuestionEntry = (over: Partial<Entry> = {}, ask: Partial<Entry['ask']> = {}): Entry =>
  makeEntry({
    id: 'q1',
    kind: 'message',
    text: 'What would you look at next?',
    ask: {
      state: 'waiting',
      because: null,
      about: null,
      tries: 1,
      answerId: null,
      by: 'ann',
      at: nine,
      ...ask,
    },
    ...over,
  })

/** The world with a session, in a workspace where AI is on. */
export const makeWorldWithAi = (): World => {
  const world = makeWorldWithSession()
  const account = world.get('accounts', world.accountId)
  return world.add('accounts', { ...account, ai: { ...account.ai, on: true } })
}

/** The answer to a question of the world. */
export const answerTo = (world: World, questionId: string): Entry => {
  const answerId = world.get('entries', questionId).ask?.answerId ?? null
  if (answerId === null) throw new Error(`${questionId} has no answer.`)
  return world.get('entries', answerId)
}
