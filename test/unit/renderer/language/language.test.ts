import { expect, test } from 'vitest'
import { languageFor, localeFor } from '../../../../renderer/language/language.ts'

test.each([
  ['system', ['de-AT', 'en-US'], 'de'],
  ['system', ['fr-FR', 'de', 'en'], 'de'],
  ['system', ['en-US', 'de-DE'], 'en'],
  ['system', ['fr-FR', 'it'], 'en'],
  ['system', ['DE_de'], 'de'],
  ['system', ['den-CA'], 'en'],
  ['system', [], 'en'],
  ['en', ['de-DE'], 'en'],
  ['de', ['en-US'], 'de'],
] as const)('with %s chosen, someone who reads %j gets %s', (choice, preferred, spoken) => {
  expect(languageFor(choice, preferred)).toBe(spoken)
})

test.each([
  ['en', ['en-US', 'en'], 'en-US'],
  ['en', ['de-DE', 'en-AU'], 'en-AU'],
  ['en', ['de-DE'], 'en-GB'],
  ['en', [], 'en-GB'],
  ['de', ['en-US', 'de-CH'], 'de-CH'],
  ['de', ['en-US'], 'de-DE'],
] as const)('dates in %s, for someone who reads %j, are written as in %s', (language, preferred, locale) => {
  expect(localeFor(language, preferred)).toBe(locale)
})
