import * as mentions from '../features/mentions/mentions.words.de.ts'

/** Every word of the screens in German, by the names of the English ones. */
export const german = { ...mentions }
