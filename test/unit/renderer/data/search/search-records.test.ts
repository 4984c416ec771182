import { describe, expect, test } from 'vitest'
import type { PartText } from '../../../../../core/search/texts.ts'
import { recordsOf, textsIn, type TextRecord } from '../../../../../renderer/data/search/search-records.ts'

const note = (id: string, text: string, sessionId = 's'): PartText => ({
  kind: 'entry',
  key: `entries/${id}`,
  sessionId,
  id,
  text,
  order: 1,
})

/** A store by key, as the database is. */
const createStored = () => {
  const stored = new Map<string, TextRecord>()
  let at = 0
  return {
    stored,
    put(...texts: PartText[]) {
      at += 1
      for (const [key, record] of recordsOf(texts, at)) stored.set(key, record)
    },
    said: () =>
      Object.fromEntries(
        textsIn([...stored.values()]).map((text) => [text.key, text.kind === 'entry' && text.text]),
      ),
  }
}

describe('texts are stored in records', () => {
  test('many of one session at once in one, few in one each, of two sessions never together', () => {
    const many = Array.from({ length: 12 }, (_, index) => note(`a${index}`, 'much', 'a'))
    const records = recordsOf([...many, note('b1', 'little', 'b'), note('b2', 'little', 'b')], 7)
    expect(records.map(([key, { at, texts }]) => [key, at, texts.length])).toEqual([
      [expect.stringMatching(/^a\/#/), 7, 12],
      ['b/entries/b1', 7, 1],
      ['b/entries/b2', 7, 1],
    ])
  })

  test('a very long session in several, with nothing lost and nothing twice', () => {
    const many = Array.from({ length: 1201 }, (_, index) => note(`a${index}`, `${index}`))
    const records = recordsOf(many, 1)
    expect(records.map(([, { texts }]) => texts.length)).toEqual([500, 500, 201])
    expect(new Set(records.map(([key]) => key)).size).toBe(3)
    expect(textsIn(records.map(([, record]) => record))).toEqual(many)
  })
})

describe('a text is as it was put last', () => {
  const ids = ['1', '2', '3', '4', '5']
  const all = (text: string) => ids.map((id) => note(id, text))
  const expected = (text: string) => Object.fromEntries(ids.map((id) => [`entries/${id}`, text]))

  test('alone after many, and many after it', () => {
    const { put, said } = createStored()
    put(...all('first'))
    put(note('3', 'second'))
    expect(said()).toEqual({ ...expected('first'), 'entries/3': 'second' })
    put(...all('third'))
    expect(said()).toEqual(expected('third'))
    put(note('3', 'fourth'))
    expect(said()).toEqual({ ...expected('third'), 'entries/3': 'fourth' })
  })

  test('gone, whichever way it came, and back', () => {
    const { put, said } = createStored()
    put(...all('first'))
    put(note('3', ''))
    const { 'entries/3': _, ...others } = expected('first')
    expect(said()).toEqual(others)
    put(note('6', 'alone'))
    put(note('6', ''), ...all('again'))
    expect(said()).toEqual(expected('again'))
  })

  test('also when it came twice at once', () => {
    const { put, said } = createStored()
    put(...all('first'), ...all('second'))
    expect(said()).toEqual(expected('second'))
  })

  test('what is put again takes no more room', () => {
    const { put, said, stored } = createStored()
    put(...all('first'))
    put(...all('second'))
    expect(stored.size).toBe(1)
    expect(said()).toEqual(expected('second'))
  })

  test('one that changes again and again takes one record', () => {
    const { put, stored } = createStored()
    put(...all('first'))
    for (let round = 0; round < 50; round += 1) put(note('3', `${round}`))
    expect(stored.size).toBe(2)
  })
})
