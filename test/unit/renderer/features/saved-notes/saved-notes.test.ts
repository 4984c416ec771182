import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  savedNoteQuery,
  fillNote,
  findNotes,
  keptFromNotes,
  nextPlaceholder,
  notesFromKept,
  type PlacedNote,
} from '../../../../../renderer/features/saved-notes/saved-notes.ts'

const note = (title: string, text = title, place: PlacedNote['place'] = 'own'): PlacedNote => ({
  id: title.replace(/\W/g, '-'),
  title,
  text,
  place,
})

describe('placeholders', () => {
  test('known ones are filled in, others wait', () => {
    expect(
      fillNote('{Name} called {customer} about {ticket} on {date}', { name: 'Ana', date: '20 Nov 2026' }),
    ).toBe('Ana called {customer} about {ticket} on 20 Nov 2026')
  })

  test('a value with braces is not looked at again, and code stays code', () => {
    expect(fillNote('{title} {name}', { title: '{name}', name: 'Ana' })).toBe('{name} Ana')
    for (const code of ['{ "a": 1 }', 'if (x) { y() }', '${HOME}', '{}']) {
      expect(fillNote(code, { home: 'no', x: 'no' })).toBe(code.replace('{HOME}', 'no'))
    }
  })

  test('the next that waits is found from the caret on, then from the start', () => {
    const text = 'To {customer}: {what}'
    expect(nextPlaceholder(text)).toEqual({ start: 3, end: 13 })
    expect(nextPlaceholder(text, 13)).toEqual({ start: 15, end: 21 })
    expect(nextPlaceholder(text, 21)).toEqual({ start: 3, end: 13 })
    expect(nextPlaceholder('nothing { here }')).toBeNull()
  })

  test('filling never throws and leaves a text without braces alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const filled = fillNote(text, { name: 'Ana' })
        if (!text.includes('{')) expect(filled).toBe(text)
        expect(typeof filled).toBe('string')
      }),
    )
  })
})

test.each([
  [';', ''],
  ['; call', 'call'],
  ['/saved', ''],
  ['/saved call back', 'call back'],
  ['/savedfood', null],
  ['a;b', null],
  ['; two\nlines', null],
] as const)('%j looks for %j', (typed, query) => {
  expect(savedNoteQuery(typed, ['saved'])).toBe(query)
})

test('notes are found by all words, titles that begin so first', () => {
  const notes = [note('Left a message', 'Called back'), note('Call back later'), note('Done')]
  expect(findNotes(notes, 'call').map((one) => one.title)).toEqual(['Call back later', 'Left a message'])
  expect(findNotes(notes, 'back called').map((one) => one.title)).toEqual(['Left a message'])
  expect(findNotes(notes, '', 2)).toHaveLength(2)
})

describe('what the device keeps', () => {
  test('comes back as it was', () => {
    const notes = [{ id: 'a', title: 'Hello', text: 'Hello {name}\nüber 😀' }]
    expect(notesFromKept(keptFromNotes(notes))).toEqual(notes)
  })

  test.each([null, '', 'nonsense', '{}', '[{"id":"a"},5,null]'])('%j is nothing', (kept) => {
    expect(notesFromKept(kept)).toEqual([])
  })
})
