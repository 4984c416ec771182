import { z } from 'zod'
import { Id } from '../document/id.ts'

/** People that one entry may mention. */
export const maxMentions = 20
export const Mentions = z.array(Id).max(maxMentions)

/** Someone who can be mentioned. */
export type Mentionable = { id: string; name: string }

/** A piece of a text: plain, or `@` and the name of a person. */
export type MentionPart = { text: string; personId: string | null }

const wordBefore = /[\p{L}\p{N}_]$/u
/** What goes on as one word: letters, and a dot or hyphen with more behind it, as in a host's name. */
const wordAfter = /^[.-]?[\p{L}\p{N}_]/u

/** Lower case in as many code units, so that positions stay the same: "İ" alone would become longer. */
const folded = (text: string): string =>
  text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase()
    return lower.length === letter.length ? lower : letter
  })

/** What a person is called after an `@`: the whole name, or the first name of someone who alone has it. */
type Handle = { name: string; personId: string }

const firstName = (name: string): string => folded(name.trim().split(/\s+/u)[0] ?? '')

/** Everything that may stand after an `@`, longest first. */
const handlesOf = (people: readonly Mentionable[]): Handle[] => {
  const named = people.filter(({ name }) => name.trim() !== '')
  const known = new Map<string, number>()
  for (const { name } of named) known.set(firstName(name), (known.get(firstName(name)) ?? 0) + 1)
  return named
    .flatMap(({ id, name }) => {
      const first = firstName(name)
      const alone = first.length > 1 && first !== folded(name) && known.get(first) === 1
      return [{ name, personId: id }, ...(alone ? [{ name: first, personId: id }] : [])]
    })
    .toSorted((a, b) => b.name.length - a.name.length || (a.personId < b.personId ? -1 : 1))
}

/** Where `@name` next occurs as a whole from `from` on, ignoring case; -1 if nowhere. */
const findName = (lower: string, name: string, from: number): number => {
  const wanted = `@${folded(name)}`
  for (let at = lower.indexOf(wanted, from); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const isWhole =
      !wordBefore.test(lower.slice(Math.max(0, at - 2), at)) &&
      !wordAfter.test(lower.slice(at + wanted.length, at + wanted.length + 2))
    if (isWhole) return at
  }
  return -1
}

/**
 * Splits a text at the people it mentions: `@` followed by a whole name, or by a first name that only one of them has,
 * ignoring case. Where several names fit, the longest one counts. The parts joined are the text.
 */
export const mentionParts = (text: string, people: readonly Mentionable[]): MentionPart[] => {
  const lower = folded(text)
  if (!text.includes('@')) return [{ text, personId: null }]
  const longestFirst = handlesOf(people)
  const parts: MentionPart[] = []
  let done = 0
  while (done < text.length) {
    let next: { at: number; handle: Handle } | null = null
    for (const handle of longestFirst) {
      const at = findName(lower, handle.name, done)
      if (at !== -1 && (next === null || at < next.at)) next = { at, handle }
    }
    if (next === null) break
    const { at, handle } = next
    if (at > done) parts.push({ text: text.slice(done, at), personId: null })
    const end = at + 1 + handle.name.length
    parts.push({ text: text.slice(at, end), personId: handle.personId })
    done = end
  }
  if (done < text.length) parts.push({ text: text.slice(done), personId: null })
  return parts
}

/**
 * The people a text mentions, in order, once each.
 *
 * @param picked ids that were picked from a list: among people with the same name, only these count
 */
export const mentionedIn = (
  text: string,
  people: readonly Mentionable[],
  picked: ReadonlySet<string> = new Set(),
): string[] => {
  const named = mentionParts(text, people).flatMap(
    ({ personId }) => people.find(({ id }) => id === personId) ?? [],
  )
  const ids = [...new Set(named.map(({ name }) => folded(name)))].flatMap((name) => {
    const same = people.filter((person) => folded(person.name) === name)
    const chosen = same.filter(({ id }) => picked.has(id))
    return (chosen.length > 0 ? chosen : same).map(({ id }) => id)
  })
  return [...new Set(ids)].slice(0, maxMentions)
}

/** What is being typed after an `@` right before the caret: where the `@` is, and the beginning of a name. */
export type MentionQuery = { at: number; typed: string }

/** The beginning of a mention before the caret; null when there is none. An `@` inside a word, as in an address, isn't one. */
export const mentionQuery = (text: string, caret: number): MentionQuery | null => {
  const line = text.slice(Math.max(0, caret - 81, text.lastIndexOf('\n', caret - 1) + 1), caret)
  const at = line.lastIndexOf('@')
  if (at === -1 || wordBefore.test(line.slice(0, at))) return null
  const typed = line.slice(at + 1)
  // A name has a few words; whoever types on after them has stopped mentioning.
  if (/^\s/u.test(typed) || typed.split(/\s+/u).length > 4) return null
  return { at: caret - typed.length - 1, typed }
}

/** The people whose name, or a word of it, begins with what was typed, by name: none once a whole name and a space are there. */
export const findMentionable = <P extends Mentionable>(people: readonly P[], typed: string): P[] => {
  const wanted = typed.toLowerCase()
  const fits = ({ name }: P): boolean => {
    const lower = name.toLowerCase()
    return lower.startsWith(wanted) || lower.split(/\s+/u).some((word) => word.startsWith(wanted))
  }
  return people.filter(fits).toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}
