import { inLanguage } from './catalogue.ts'

/**
 * Ready sentences of core and of the server: why something was rejected, what a ticket system lacks. They travel and are
 * stored in English, and are shown in the language of this window where it knows them.
 */
export const readySentences = inLanguage('readySentences', { shown: (text: string): string => text })
