import { describe, expect, test } from 'vitest'
import {
  compose,
  suggestionsFor,
} from '../../../../../../renderer/features/sessions/composer/composer-commands.ts'

describe('compose', () => {
  test('plain text is a note, nothing is nothing', () => {
    expect(compose('  Client leaves at 15:00 ')).toEqual({ kind: 'note', text: 'Client leaves at 15:00' })
    expect(compose(' \n ')).toEqual({ kind: 'nothing' })
  })

  test.each([
    ['/step Rolled back', { kind: 'step', type: 'action', text: 'Rolled back' }],
    ['/question Was it nested?', { kind: 'step', type: 'question', text: 'Was it nested?' }],
    ['/check Second profile', { kind: 'step', type: 'check', text: 'Second profile' }],
    ['/Fact Only this site', { kind: 'fact', text: 'Only this site' }],
    ['/branch VPN | DNS |', { kind: 'fork', labels: ['VPN', 'DNS'] }],
    ['/fix 70% re-add it', { kind: 'fix', text: 're-add it', confidence: 70 }],
    ['/fix re-add it', { kind: 'fix', text: 're-add it', confidence: null }],
    ['/ask What next?', { kind: 'ask', text: 'What next?' }],
    ['/park until the driver', { kind: 'dialog', dialog: 'park', text: 'until the driver' }],
    ['/escalate', { kind: 'dialog', dialog: 'escalate', text: '' }],
    ['/resolve', { kind: 'dialog', dialog: 'resolve', text: '' }],
    ['/check', { kind: 'step_form', type: 'check', text: '' }],
    ['/branch ', { kind: 'fork_form' }],
    ['/fix', { kind: 'fix_form' }],
  ])('%s', (typed, composed) => {
    expect(compose(typed)).toEqual(composed)
  })

  test.each(['/etc/hosts is wrong', '/stepping stone', 'and /step in the middle', '/unknown word'])(
    '%s stays a note',
    (typed) => {
      expect(compose(typed)).toEqual({ kind: 'note', text: typed })
    },
  )

  test.each([
    '/fact  ',
    '/ask ',
    `/ask ${'x'.repeat(8001)}`,
    '/saved',
    '/branch | |',
    '/fix 140% sure',
    `/branch ${'a'.repeat(121)}`,
    `/fact ${'a'.repeat(2001)}`,
  ])('%s is incomplete and says so', (typed) => {
    expect(compose(typed)).toMatchObject({ kind: 'incomplete', message: expect.stringMatching(/\.$/) })
  })

  test('keeps the lines of a text and takes a long one for a paste', () => {
    expect(compose('/step one\ntwo')).toMatchObject({ text: 'one\ntwo' })
    expect(compose('line\n'.repeat(30))).toMatchObject({ kind: 'paste' })
    expect(compose('a'.repeat(5000))).toMatchObject({ kind: 'paste' })
  })
})

test('suggestions follow the word and end with it', () => {
  expect(suggestionsFor('/').length).toBe(11)
  expect(suggestionsFor('/f').map((command) => command.name)).toEqual(['fact', 'fix'])
  expect(suggestionsFor('/step ')).toEqual([])
  expect(suggestionsFor('note')).toEqual([])
})
