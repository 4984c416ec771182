import { inLanguage } from './catalogue.ts'

/** How a label is written within a sentence. German keeps its capitals, because nouns have them anywhere. */
export const withinWords = inLanguage('withinWords', {
  sentence: (label: string): string => label.toLowerCase(),
})

/** A label within a sentence: `resolution` in English, `Lösung` in German. */
export const within = (label: string): string => withinWords.sentence(label)
