import { afterEach, expect, test } from 'vitest'
import { listText, setListFormat } from '../../../../renderer/language/list-text.ts'

afterEach(() => setListFormat('en-GB'))

test.each([
  ['en-GB', 'Ana, Ben and Tom'],
  ['en-US', 'Ana, Ben, and Tom'],
  ['en-AU', 'Ana, Ben and Tom'],
])('a list is joined as English is written in %s', (locale, text) => {
  setListFormat(locale)
  expect(listText(['Ana', 'Ben', 'Tom'])).toBe(text)
})
