import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../../../../core/domain/entry/entry.ts'
import { factFrom } from '../../../../../../renderer/features/sessions/steps/fact-from.ts'
import {
  stepToAnswer,
  textToCopy,
} from '../../../../../../renderer/features/sessions/timeline/entry-commands.ts'
import { entryMenu, entryStandOf } from '../../../../../../renderer/features/sessions/timeline/entry-menu.ts'
import { lineOf } from '../../../../../../renderer/features/sessions/timeline/timeline-line.ts'
import { entry, nameOf, stepEntry } from '../../../../../support/desk/shown-documents.ts'

const open = stepEntry(5, { type: 'question' }, { text: 'Since when?' })
const later = stepEntry(6, { type: 'check' }, { text: 'Port 443 open' })
const answered = stepEntry(3, { type: 'question', freeText: 'Web shows it' }, { text: 'On the web too?' })
const image = {
  id: 'a'.repeat(64),
  name: 'shot.png',
} as unknown as Entry['attachments'][number]

/** Each kind of entry, and what each key does on it for someone who wrote it and may write. */
const kinds: [string, Entry, { a: Entry | null; m: boolean; f: string | null; b: boolean; y: string }][] = [
  [
    'a note',
    entry({ text: 'Only this site' }),
    { a: open, m: true, f: 'Only this site', b: false, y: 'Only this site' },
  ],
  [
    'a paste',
    entry({ kind: 'paste', text: '  a:\n    b' }),
    { a: open, m: true, f: 'a:\n    b', b: false, y: '  a:\n    b' },
  ],
  ['a message', entry({ kind: 'message', text: 'Hi' }), { a: open, m: true, f: 'Hi', b: false, y: 'Hi' }],
  [
    'an image alone',
    entry({ text: '', attachments: [image] }),
    { a: open, m: true, f: null, b: false, y: '' },
  ],
  ['an open question', open, { a: open, m: true, f: null, b: true, y: 'Since when?' }],
  [
    'an open check, after an open question',
    later,
    { a: later, m: true, f: null, b: true, y: 'Port 443 open' },
  ],
  [
    'an answered question',
    answered,
    { a: open, m: true, f: 'Web shows it', b: true, y: 'On the web too?\n→ Web shows it' },
  ],
  [
    'a step with a result',
    stepEntry(4, { type: 'check', result: { success: false, details: 'Refused' } }, { text: 'Port 25' }),
    { a: open, m: true, f: 'Refused', b: true, y: 'Port 25\n→ Failed: Refused' },
  ],
  [
    'a skipped step',
    stepEntry(7, { type: 'check', skipped: true }),
    { a: open, m: true, f: null, b: true, y: expect.any(String) },
  ],
  [
    'an action without a result',
    stepEntry(2, { type: 'action' }, { text: 'Rolled back' }),
    {
      a: stepEntry(2, { type: 'action' }, { text: 'Rolled back' }),
      m: true,
      f: 'Rolled back',
      b: true,
      y: 'Rolled back',
    },
  ],
  ...(['started', 'parked', 'resumed', 'resolved', 'fix_outcome'] as const).map(
    (name): (typeof kinds)[number] => [
      `the event ${name}`,
      entry({ kind: 'event', text: 'words of it', event: { name, handoffId: null } }),
      { a: open, m: false, f: null, b: false, y: expect.stringMatching(/\S/) },
    ],
  ),
]

const context = {
  nameOf,
  nameIn: nameOf,
  handoffOf: () => null,
  branches: [],
  states: new Map(),
  when: () => '15:30',
}
const steps = [answered, open, later]

describe('each key on each kind of entry', () => {
  test.each(kinds)('%s', (_name, on, keys) => {
    const stand = entryStandOf(on, true, true)
    expect(stepToAnswer(on, steps)).toEqual(keys.a)
    expect({ m: stand.edit, b: stand.fork }).toEqual({ m: keys.m, b: keys.b })
    const fact = factFrom(on, [])
    expect(fact.kind === 'add' ? fact.text : null).toBe(keys.f)
    expect(textToCopy(on, lineOf(on, context))).toEqual(keys.y)
  })

  test('a viewer copies, and changes nothing', () => {
    for (const [, on] of kinds)
      expect(entryStandOf(on, false, false)).toEqual({
        answer: false,
        edit: false,
        promote: false,
        fork: false,
      })
  })
})

describe('stepToAnswer', () => {
  test('goes on after the current entry, and starts over at the end', () => {
    const current = entry({ seq: open.seq + 0.5, text: 'a note' })
    expect(stepToAnswer(current, steps)).toBe(later)
    expect(stepToAnswer(entry({ seq: 99 }), steps)).toBe(open)
    expect(stepToAnswer(null, steps)).toBe(open)
  })
  test('changes an answer only when nothing is open', () => {
    expect(stepToAnswer(answered, steps)).toBe(open)
    expect(stepToAnswer(answered, [answered])).toBe(answered)
    expect(stepToAnswer(entry(), [answered])).toBeNull()
  })
})

test('the menu names the key only where it does that', () => {
  const actions = {} as Parameters<typeof entryMenu>[2]
  const keyOf = (on: Entry) =>
    entryMenu(on, entryStandOf(on, true, true), actions).flatMap((one) =>
      one.kind === 'item' ? [`${one.label}: ${one.hint ?? ''}`] : [],
    )[0]
  expect(keyOf(open)).toBe('Answer: A')
  expect(keyOf(answered)).toBe('Change the answer: ')
})

test('an event is copied as it reads', () => {
  const started = entry({ kind: 'event', text: 'VPN drops', event: { name: 'started', handoffId: null } })
  const text = textToCopy(started, lineOf(started, context))
  expect(text).toContain('started this session\nVPN drops')
})
