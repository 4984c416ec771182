import { describe, expect, test } from 'vitest'
import { changesSince } from '../../../../core/domain/timeline/changes-since.ts'
import { defaultRedaction } from '../../../../core/domain/text/secret-kinds.ts'
import { saidIn } from '../../../../core/enrichment/by-rule-claim.ts'
import { piece } from '../../../../core/enrichment/piece.ts'
import { titleFrom } from '../../../../core/intents/session/title-from.ts'
import { messageOf } from '../../../../core/notify/message.ts'
import { cutBeside, endBeside } from '../../../../core/redaction/cut-beside.ts'
import { maskedPart, redact } from '../../../../core/redaction/redact.ts'
import { problemText, shortLine } from '../../../../core/write-ups/material.ts'
import { keptNotes } from '../../../../server/psa/tickets/ticket-content.ts'
import { makeEntry, makeHandoff } from '../../../support/samples/make.ts'

/** What tells a secret, the secret, and what has to follow it. */
const secrets: readonly (readonly [string, string, string])[] = [
  ['', 'AKIAIOSFODNN7EXAMPLE', ' was used'],
  ['', '4111 1111 1111 1111', ' on file'],
  ['password: ', 'Kx9#mQ2pLw7!', ' for now'],
  ['pw="', 'Kx9#mQ2p with spaces', '" for now'],
  ['', 'ghp_0123456789abcdefghijABCDEFGHIJ012345', ' is his'],
  ['postgres://app:', 'Zq4-Tw8vNn', '@db.example/app'],
  ['Authorization: Bearer ', 'abc123DEF456ghi789', '\n'],
  ['', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r', ' is it'],
  ['', '219-09-9999', ' is hers'],
  ['', '111111-222222-333333-444444-555555-666666-777777-888888', ' unlocks it'],
]

const handoff = makeHandoff({ intent: 'park' })
const said = (text: string) =>
  messageOf({
    why: 'woke',
    handoff,
    nameOf: () => 'Bo',
    redaction: defaultRedaction,
    text,
    now: 0,
    link: null,
    claimLink: null,
  })
const mask = (text: string) => redact(text).text
const woken = (parts: Partial<Parameters<typeof changesSince>[0]>): string => {
  const lines = changesSince({ handoff, entries: [], ticket: null, reply: null, mask, ...parts }, () => 'Bo')
  return said(lines.join(' ')).news ?? ''
}
const note = (text: string) => ({ id: 'n', author: 'Maya', at: null, internal: false, text })

/** Every way in which a text is made shorter and leaves, as it is when it has left. */
const ways: readonly (readonly [string, number, (text: string) => string])[] = [
  [
    'a note, told when a session wakes',
    120,
    (text) => woken({ entries: [makeEntry({ authorId: 'bo', text })] }),
  ],
  ['a reply, told when a session wakes', 120, (text) => woken({ reply: text })],
  ['a title', 80, (text) => mask(titleFrom(text))],
  [
    'the title of what wakes',
    80,
    (text) => {
      const snapshot = { ...handoff.snapshot, title: titleFrom(text) }
      return messageOf({ ...factsOf(), handoff: { ...handoff, snapshot } }).title
    },
  ],
  [
    'a reason',
    8000,
    (text) =>
      messageOf({ ...factsOf(), handoff: { ...handoff, reason: 'rights', engineerNotes: text } }).reason,
  ],
  ['a line of a draft', 400, (text) => mask(shortLine(text))],
  [
    'the problem of a draft',
    1500,
    (text) => mask(problemText({ session: { title: 'Down', problemSummary: text } } as never)),
  ],
  ['a note of a ticket', 1000, (text) => mask(keptNotes([note(text)])[0]?.text ?? '')],
  ['a line', 60, (text) => mask(cutBeside(text, 60))],
  ['a text', 60, (text) => mask(text.slice(0, endBeside(text, 60)))],
  ['a part', 60, (text) => maskedPart(text, { to: 60 })],
  ['the end of a text', 60, (text) => maskedPart(text, { from: text.length - 60, to: text.length })],
  ['the beginning and end that a model is told', 300, (text) => piece(text, 300, defaultRedaction)],
  ['what rules repeat', 4000, (text) => saidIn(defaultRedaction).masked(text)],
]

function factsOf() {
  return {
    why: 'woke' as const,
    handoff,
    nameOf: () => 'Bo',
    redaction: defaultRedaction,
    text: null,
    now: 0,
    link: null,
    claimLink: null,
  }
}

/** Filler without anything that is a secret itself. */
const words = (length: number): string =>
  'so it is down and we look on '.repeat(Math.ceil(length / 29)).slice(0, length - 1) + ' '

describe('what leaves shows no part of a secret, wherever it is cut', () => {
  test.each(ways)('%s', (_name, at, way) => {
    const shownParts: string[] = []
    const filler = words(at + 600)
    for (const [before, secret, after] of secrets)
      for (const edge of new Set([at, Math.floor((at * 2) / 3)]))
        for (let back = -3; back <= before.length + secret.length + after.length + 3; back += 1) {
          const ahead = words(Math.max(1, edge - back))
          const whole = `${ahead}${before}${secret}${after}${filler}`
          const end = `${filler}${before}${secret}${after}${words(Math.max(1, Math.ceil(edge / 2) - back))}`
          for (const text of [whole, end]) {
            const shown = way(text)
            const parts = [secret.slice(0, 5), secret.slice(-5)]
            for (const part of parts) if (shown.includes(part)) shownParts.push(`${part} in ${shown}`)
          }
        }
    expect(shownParts).toEqual([])
  })

  test('nor when masks have made room for what stood beyond the cut', () => {
    const keys = 'AKIAIOSFODNN7EXAMPLE '.repeat(800)
    expect(maskedPart(keys, { to: 9000 })).not.toContain('AKIA')
    expect(piece(keys, 9000, defaultRedaction)).not.toMatch(/AKIA|MPLE/)
  })

  test('names one that has nothing before it', () => {
    expect(cutBeside('AKIAIOSFODNN7EXAMPLE', 12)).toBe('[token]')
    expect(cutBeside('It is AKIAIOSFODNN7EXAMPLE', 12)).toBe('It is…')
  })
})
