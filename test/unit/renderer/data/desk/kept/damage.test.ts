import { expect, test } from 'vitest'
import { createDamageNotes } from '../../../../../../renderer/data/desk/kept/damage.ts'
import { createWaitingMarker } from '../../../../../../renderer/data/desk/kept/waiting-marker.ts'

const setUp = (filesWaiting = 0) => {
  const kept = new Map<string, string>()
  const aside = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string | null) => {
      if (value === null) kept.delete(key)
      else kept.set(key, value)
      return true
    },
  }
  const marker = createWaitingMarker(aside, 'https://baton.example.com')
  if (filesWaiting > 0) marker.note('s1', { name: 'Ana', waiting: 0, drafts: 0, filesWaiting })
  const seen = { errors: 0, changes: 0 }
  const notes = createDamageNotes({ marker, onError: () => (seen.errors += 1) }, () => (seen.changes += 1))
  return { marker, seen, damaged: notes('s1', 'Ana') }
}

test('unsent and rejected actions, and drafts, are lost; what the server has isn’t', () => {
  const { marker, seen, damaged } = setUp()
  for (const status of ['pending', 'rejected', 'accepted', 'discarded'])
    damaged({ collection: 'intents', key: status, status })
  for (const key of ['draft/note:1', 'preference/theme', 'device'])
    damaged({ collection: 'kept', key, status: null })
  damaged({ collection: 'files', key: 'abc', status: null })
  expect(marker.lost()).toEqual([{ name: 'Ana', waiting: 2, drafts: 1, filesWaiting: 0 }])
  expect(seen).toEqual({ errors: 8, changes: 3 })
})

test('a file is lost only if one was waiting here', () => {
  const { marker, damaged } = setUp(1)
  damaged({ collection: 'files', key: 'abc', status: null })
  expect(marker.lost()).toEqual([{ name: 'Ana', waiting: 0, drafts: 0, filesWaiting: 1 }])
})
