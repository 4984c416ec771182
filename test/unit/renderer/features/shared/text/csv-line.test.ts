import { afterEach, expect, test } from 'vitest'
import { csvFile, csvLine, csvNumber } from '../../../../../../renderer/features/shared/text/csv-line.ts'
import { setSpokenLanguage } from '../../../../../../renderer/language/language.ts'

afterEach(() => setSpokenLanguage('en'))

test('a line is taken apart by the spreadsheets of its language, and its numbers are numbers there', () => {
  expect(csvLine(['Ruiz; Lee', '1,5', csvNumber(1234.56789)])).toBe('Ruiz; Lee,"1,5",1234.5679\r\n')
  setSpokenLanguage('de')
  expect(csvLine(['Ruiz; Lee', 'Müller', csvNumber(1234.56789)])).toBe('"Ruiz; Lee";Müller;1234,5679\r\n')
})

test('a file says that it is UTF-8', async () => {
  const file = csvFile([csvLine(['Übernommen'])])
  expect(file.type).toBe('text/csv;charset=utf-8')
  expect([...new Uint8Array(await file.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  // Reading text takes the mark away.
  expect(await file.text()).toBe('Übernommen\r\n')
})
