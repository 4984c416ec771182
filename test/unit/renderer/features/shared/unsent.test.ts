import { expect, test } from 'vitest'
import * as german from '../../../../../renderer/features/shared/shared.words.de.ts'
import { lostCounts, sendingWords } from '../../../../../renderer/features/shared/shared.words.ts'

test('says what is only on this device, and what was rejected', () => {
  expect(sendingWords(0, 0, 0)).toEqual({ unsent: 'Everything sent', rejected: null })
  expect(sendingWords(0, 0, 3)).toEqual({ unsent: null, rejected: '3 rejected' })
  expect(sendingWords(1, 0, 3)).toEqual({ unsent: '1 action not sent yet', rejected: '3 rejected' })
  expect(sendingWords(4, 0, 0).unsent).toBe('4 actions not sent yet')
  expect(sendingWords(0, 1, 0).unsent).toBe('1 file not sent yet')
  expect(sendingWords(2, 3, 0).unsent).toBe('2 actions, 3 files not sent yet')
})

test('says the same in German', () => {
  expect(german.sendingWords(0, 0, 0)).toEqual({ unsent: 'Alles gesendet', rejected: null })
  expect(german.sendingWords(0, 0, 3)).toEqual({ unsent: null, rejected: '3 abgelehnt' })
  expect(german.sendingWords(1, 2, 0).unsent).toBe('1 Aktion, 2 Dateien noch nicht gesendet')
})

test('counts what was lost', () => {
  const work = { waiting: 3, filesWaiting: 1, drafts: 2 }
  expect(lostCounts(work)).toBe('3 actions, 1 file, and 2 drafts')
  expect(german.lostCounts(work)).toBe('3 Aktionen, 1 Datei und 2 Entwürfe')
  expect(german.lostCounts({ ...work, waiting: 0, drafts: 0 })).toBe('1 Datei')
})
