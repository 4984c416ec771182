import { isolated } from '../../../core/domain/text/text.ts'
import { presenceWords as words } from './presence.words.ts'

/** What a row or header shows: the first names of up to two people, or else how many there are. */
export const lookersShort = (names: readonly string[]): string => {
  const first = names.map((name) => isolated(name.split(/\s+/)[0] ?? name))
  return first.length > 2 ? words.looking(first.length) : first.join(', ')
}

/** `Ben Carter and Tom Okafor are looking at this.` Up to four people by name, then the rest as a number. */
export const lookersSentence = (names: readonly string[], what = words.lookingAtThis): string =>
  words.sentence(
    names.length > 4 ? [...names.slice(0, 3), words.others(names.length - 3)] : names,
    names.length,
    what,
  )
