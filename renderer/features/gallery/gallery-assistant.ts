import type { Answer, Ask } from '../../../core/domain/enrichment/assistant.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Suggestion } from '../../../core/domain/enrichment/suggestion.ts'
import type { SaidSoFar } from '../../../core/protocol/assistant-messages.ts'
import { minute, now } from './gallery-data.ts'

const ask = (part: Partial<Ask>): Ask => ({
  state: 'answered',
  because: null,
  about: null,
  tries: 1,
  answerId: null,
  by: 'ana',
  at: now - 8 * minute,
  ...part,
})

const suggestion = (id: string, part: Partial<Suggestion> & Pick<Suggestion, 'body'>): Suggestion => ({
  id,
  cites: [],
  state: 'open',
  by: null,
  at: null,
  ...part,
})

const suggestions: readonly Suggestion[] = [
  suggestion('s1', {
    body: {
      kind: 'question',
      text: 'Does it happen in webmail as well?',
      options: ['Yes', 'No', 'Not sure'],
    },
  }),
  suggestion('s2', {
    body: {
      kind: 'check',
      text: 'Are both groups nested in the same security group?',
      command: 'Get-ADPrincipalGroupMembership -Identity "GRP-Finance-RW" | Select-Object Name',
      expect: 'GRP-Mail-Access in the list. If it’s missing, that is why.',
    },
  }),
  suggestion('s3', {
    state: 'accepted',
    by: 'ben',
    at: now - 3 * minute,
    body: { kind: 'fact', text: 'Only members of two groups are affected.' },
  }),
  suggestion('s4', {
    state: 'dismissed',
    by: 'ana',
    at: now - 2 * minute,
    body: { kind: 'fix', text: 'Rebuild the Outlook profile.', confidence: 20 },
  }),
  suggestion('s5', {
    body: { kind: 'fork', reason: 'Either explains all of it.', labels: ['Group nesting', 'Stale token'] },
  }),
  suggestion('s6', {
    body: { kind: 'outcome', fixId: 'fix-1', outcome: 'applied_partial', reason: 'One of two groups works.' },
  }),
]

const answer = (part: Partial<Answer>): Answer => ({
  questionId: 'gallery-question',
  cites: [{ kind: 'fact', id: 'fact-1' }],
  suggestions: [],
  model: 'claude-opus-5-5',
  promptVersion: 'assistant-1',
  readRev: 1,
  leftOut: [],
  isStopped: false,
  ...part,
})

/** A talk with the assistant in all its states: answered, asked why, stopped, without an answer, on its way, being written. */
export const assistantTalk = (entry: (part: Partial<Entry>) => Entry): readonly Entry[] => {
  const message = (part: Partial<Entry>) => entry({ kind: 'message', branchId: 'permissions', ...part })
  const said = (text: string, part: Partial<Answer> = {}) =>
    message({ authorId: 'assistant', text, answer: answer(part) })
  return [
    message({ text: 'Both groups got access on Monday. What would you check first?', ask: ask({}) }),
    said(
      'Before we touch a profile: **does it happen in webmail too?** That tells the device from the account.\n\nIf it does:\n\n1. Look at the groups on a domain controller.\n2. Run `gpresult /r /scope user` as one of them, and look for `GRP-Mail-Access`.\n\n```\nGet-ADUser -Identity maya -Properties MemberOf\n```\n\nIt changes nothing, and takes a minute.',
      { suggestions: [...suggestions], leftOut: ['3 older notes and messages of the timeline'] },
    ),
    message({ text: 'What is that based on?', ask: ask({ about: 'gallery-answer' }) }),
    said('On the two groups only. No one has looked at', { cites: [], isStopped: true }),
    message({ text: 'Is it the token?', authorId: 'ben', ask: ask({ state: 'stopped', by: 'ben' }) }),
    message({ text: 'And now?', ask: ask({ state: 'without', because: 'overloaded' }) }),
    message({ text: 'Still nothing?', ask: ask({ state: 'without', because: 'overloaded', tries: 2 }) }),
    message({ id: 'gallery-asked', text: 'How do I undo it?', ask: ask({ state: 'waiting' }) }),
    message({ id: 'entry-offline', text: 'And on the second PC?', ask: ask({ state: 'waiting' }) }),
  ]
}

/** What is being written to the last question but one. */
export const assistantSays: Record<string, SaidSoFar> = {
  full: {
    questionId: 'gallery-asked',
    run: now,
    text: 'Remove the group from **GRP-Mail-Access**, then sign in again. Nothing else was',
  },
}
