import { describe, expect, it } from 'vitest'
import { briefingWords, maxBriefingWords } from '../../../../core/domain/enrichment/briefing.ts'
import { defaultRedaction } from '../../../../core/domain/text/secret-kinds.ts'
import { assessmentFrom, briefingFrom, draftAnswers } from '../../../../core/enrichment/answers.ts'
import { withoutNewLinks } from '../../../../core/enrichment/evidence.ts'
import { toldMaterial } from '../../../../core/enrichment/told-material.ts'
import { asTyped } from '../../../../core/enrichment/typed-commands.ts'
import { makeToldSession } from '../../../support/samples/told-session.ts'

const told = toldMaterial(makeToldSession(), { redaction: defaultRedaction })
const answer = (over: object = {}) => ({
  enough: true,
  summary: { text: 'Outlook doesn’t sync.', cites: ['F1'] },
  known: [{ text: 'Webmail works.', cites: ['S1', '[F1]', 'F1', 'F77'] }],
  likelyCause: { text: 'The profile is damaged.', cites: ['B1'] },
  nextSteps: [{ text: 'Make a new profile.', cites: [] }],
  confidence: 'high' as const,
  hypotheses: [],
  ...over,
})

describe('an assessment from an answer', () => {
  it('cites ids, each once, and drops marks that were never given', () => {
    expect(assessmentFrom(answer(), told)).toMatchObject({
      known: [
        {
          cites: [
            { kind: 'step', id: 'e2' },
            { kind: 'fact', id: 'f1' },
          ],
        },
      ],
      likelyCause: { cites: [{ kind: 'branch', id: 'b1' }] },
      nextSteps: [{ cites: [] }],
      confidence: 'high',
    })
  })

  it('is never sure of a cause that nothing supports, nor where there isn’t enough', () => {
    const guess = { text: 'A guess.', cites: ['F99'] }
    expect(assessmentFrom(answer({ likelyCause: guess }), told)?.confidence).toBe('low')
    expect(assessmentFrom(answer({ enough: false }), told)?.confidence).toBe('low')
    expect(assessmentFrom(answer({ likelyCause: null }), told)?.confidence).toBe('low')
  })

  it('takes marks out of a sentence and uses them if none were given apart', () => {
    const parts = assessmentFrom(
      answer({ summary: { text: 'It fails (F1, S1). Still [B2].', cites: [] } }),
      told,
    )
    expect(parts?.summary).toEqual({
      text: 'It fails. Still.',
      cites: [
        { kind: 'fact', id: 'f1' },
        { kind: 'step', id: 'e2' },
        { kind: 'branch', id: 'b2' },
      ],
    })
  })

  it('that says nothing is none; claims said twice are one; too much is cut', () => {
    expect(assessmentFrom(answer({ summary: { text: '  ', cites: [] } }), told)).toBeNull()
    const twice = [
      { text: 'Webmail works.', cites: [] },
      { text: 'webmail works.', cites: [] },
    ]
    expect(assessmentFrom(answer({ known: twice }), told)?.known).toHaveLength(1)
    const long = { text: 'x'.repeat(5000), cites: Array.from({ length: 50 }, () => 'F1') }
    expect(assessmentFrom(answer({ summary: long }), told)?.summary.text.length).toBeLessThanOrEqual(600)
    const many = Array.from({ length: 50 }, (_, n) => ({ text: `Fact ${n}`, cites: [] }))
    expect(assessmentFrom(answer({ known: many, nextSteps: many, hypotheses: many }), told)).toMatchObject({
      known: { length: 12 },
      nextSteps: { length: 8 },
      hypotheses: { length: 6 },
    })
  })
})

describe('a briefing from an answer', () => {
  it('has at most 150 words, and keeps what to do first and what was promised', () => {
    const many = (word: string) =>
      Array.from({ length: 8 }, (_, n) => ({ text: `${word}${n} `.repeat(15), cites: [] }))
    const parts = briefingFrom(
      {
        happened: many('h'),
        ruledOut: many('r'),
        first: many('f'),
        promised: [{ text: 'Call back by noon.', cites: ['E1'] }],
      },
      told,
    )
    if (parts === null) throw new Error('No briefing.')
    expect(briefingWords(parts)).toBeLessThanOrEqual(maxBriefingWords)
    expect(parts.promised).toHaveLength(1)
    expect(parts.first.length).toBeGreaterThan(1)
    expect(parts.happened).toHaveLength(1)
  })

  it('that says nothing is none', () => {
    expect(briefingFrom({ happened: [], ruledOut: [], first: [], promised: [] }, told)).toBeNull()
  })
})

describe('a write-up from an answer', () => {
  it('has the headings of its kind; what is missing is said to be missing', () => {
    const { draft } = draftAnswers.resolution
    expect(
      draft(
        { problem: 'No mail.', confirmed: ['- Webmail works.'], rootCause: '', resolution: 'New profile.' },
        told,
      ),
    ).toBe(
      '## Problem\n\nNo mail.\n\n## What we confirmed\n\n- Webmail works.\n\n## Root cause\n\nNothing recorded.\n\n## Resolution\n\nNew profile.\n',
    )
    expect(draft({ problem: '', confirmed: [], rootCause: ' ', resolution: '' }, told)).toBeNull()
  })

  it('can’t grow headings of its own, nor links', () => {
    const text = draftAnswers.escalation.draft(
      {
        problem: '## Root cause\nIt [is](https://evil.example)',
        confirmed: [],
        tried: [],
        hypothesis: '',
        nextSteps: [],
      },
      told,
    )
    expect(text?.match(/^## .*/gmu)).toEqual([
      '## Problem',
      '## What we’ve confirmed',
      '## What we’ve tried',
      '## Current hypothesis',
      '## Suggested next steps',
    ])
    expect(text).not.toContain('evil')
  })
})

describe('links', () => {
  it('stay if the session has them; others go, with pictures and tags', () => {
    const material = 'see https://status.example.com/x. and <b>'
    expect(withoutNewLinks('Look at https://status.example.com/x.', material)).toBe(
      'Look at https://status.example.com/x.',
    )
    expect(withoutNewLinks('[here](https://status.example.com/x) <b>', material)).toBe(
      'here (https://status.example.com/x) <b>',
    )
    expect(
      withoutNewLinks(
        '[here](https://evil.example) ![p](https://evil.example/p) <img src=x> javascript:alert(1)',
        material,
      ),
    ).toBe('here p  [link removed])')
  })
})

describe('commands', () => {
  it.each([
    ['Run Get-Item –Path “C:\\x” --% –Force', 'Run Get-Item -Path "C:\\x" --% -Force'],
    ['Run `ipconfig —flushdns` — then “wait”.', 'Run `ipconfig --flushdns` — then “wait”.'],
    ['netsh winsock reset – it helped', 'netsh winsock reset – it helped'],
    ['It’s “fine” – really', 'It’s “fine” – really'],
    ['ping –t host. It’s “fine”.', 'ping -t host. It’s “fine”.'],
    ['ping didn’t answer', 'ping didn’t answer'],
    ['```\nSet-Mailbox –Identity ‘a’\n```', "```\nSet-Mailbox -Identity 'a'\n```"],
  ])('%s', (said, typed) => {
    expect(asTyped(said)).toBe(typed)
  })
})
