import { expect, test } from 'vitest'
import * as german from '../../../../../renderer/features/shared/shared.words.de.ts'
import { lostCounts, unsentWords } from '../../../../../renderer/features/shared/shared.words.ts'

test('says what is only on this device', () => {
  expect(unsentWords(0, 0)).toBe('Everything sent')
  expect(unsentWords(0, 0, 3)).toBe('Sent,')
  expect(unsentWords(1, 0, 3)).toBe('1 action not sent yet')
  expect(unsentWords(4, 0)).toBe('4 actions not sent yet')
  expect(unsentWords(0, 1)).toBe('1 file not sent yet')
  expect(unsentWords(2, 3)).toBe('2 actions, 3 files not sent yet')
})

test('says in German what is only on this device', () => {
  expect(german.unsentWords(0, 0)).toBe('Alles gesendet')
  expect(german.unsentWords(0, 0, 3)).toBe('Gesendet,')
  expect(german.unsentWords(1, 2)).toBe('1 Aktion, 2 Dateien noch nicht gesendet')
})

test('counts what was lost', () => {
  const work = { waiting: 3, filesWaiting: 1, drafts: 2 }
  expect(lostCounts(work)).toBe('3 actions, 1 file, and 2 drafts')
  expect(german.lostCounts(work)).toBe('3 Aktionen, 1 Datei und 2 Entwürfe')
  expect(german.lostCounts({ ...work, waiting: 0, drafts: 0 })).toBe('1 Datei')
})
