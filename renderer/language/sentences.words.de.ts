import { inGerman } from './sentences.de.ts'
import type * as english from './sentences.words.ts'

export const readySentences: typeof english.readySentences = { shown: inGerman }
