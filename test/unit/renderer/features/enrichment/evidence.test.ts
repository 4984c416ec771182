import { expect, test } from 'vitest'
import { evidenceIn } from '../../../../../renderer/features/enrichment/evidence.ts'
import { makeBranch, makeEntry, makeFact, makeFix, makeStep } from '../../../../support/samples/make.ts'

const evidenceOf = evidenceIn({
  entries: [
    makeEntry({ id: 's', kind: 'step', text: 'Rebuilt the profile', step: makeStep({ order: 3 }) }),
    makeEntry({ id: 'n', kind: 'note', text: `Call reception first. ${'x'.repeat(90)}`, step: null }),
    makeEntry({ id: 'p', kind: 'paste', text: 'ERROR 401', step: null }),
  ],
  branches: [makeBranch({ id: 'b', label: 'Profile cache' })],
  facts: [
    makeFact({ id: 'f1', order: 0, text: 'Old', removedAt: 9 }),
    makeFact({ id: 'f2', order: 1, text: 'Web works', sourceEntryId: 's' }),
  ],
  fixes: [makeFix({ id: 'x', text: 'Re-add the mailbox' })],
})

test('steps and facts are named by the numbers that the screens use, and lead to their entry', () => {
  expect(evidenceOf({ kind: 'step', id: 's' })).toEqual({
    key: 'step/s',
    what: 'step 3',
    said: 'Rebuilt the profile',
    isNumbered: true,
    entryId: 's',
  })
  expect(evidenceOf({ kind: 'fact', id: 'f2' })).toMatchObject({ what: 'fact 2', entryId: 's' })
})

test('a removed fact keeps its number and says so', () => {
  expect(evidenceOf({ kind: 'fact', id: 'f1' })).toMatchObject({
    what: 'fact 1, removed since',
    entryId: null,
  })
})

test('entries, branches and fixes are named by their words, cut to what fits', () => {
  const note = evidenceOf({ kind: 'entry', id: 'n' })
  expect(note).toMatchObject({ what: 'note', isNumbered: false, entryId: 'n' })
  expect(note.said.length).toBe(60)
  expect(evidenceOf({ kind: 'entry', id: 'p' })).toMatchObject({ what: 'pasted text', said: 'ERROR 401' })
  expect(evidenceOf({ kind: 'branch', id: 'b' })).toMatchObject({
    what: 'branch',
    said: 'Profile cache',
    entryId: null,
  })
  expect(evidenceOf({ kind: 'fix', id: 'x' })).toMatchObject({ what: 'fix', said: 'Re-add the mailbox' })
})

test('what isn’t on this device still leads to its place', () => {
  expect(evidenceOf({ kind: 'step', id: 'older' })).toEqual({
    key: 'step/older',
    what: 'step',
    said: '',
    isNumbered: false,
    entryId: 'older',
  })
  expect(evidenceOf({ kind: 'fact', id: 'gone' })).toMatchObject({ what: 'fact', said: '' })
})
