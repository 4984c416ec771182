import { inLanguage } from '../../language/catalogue.ts'

/** What the list of people to mention says. */
export const mentionWords = inLanguage('mentionWords', {
  people: 'People',
})
