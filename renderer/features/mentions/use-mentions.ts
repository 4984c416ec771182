import { useMemo, useRef, useState } from 'react'
import {
  findMentionable,
  mentionedIn,
  mentionQuery,
  type MentionQuery,
} from '../../../core/domain/people/mention.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { useMe, usePeople } from '../../data/react/use-people.ts'

/** How many people are suggested at once. */
const most = 8

/** Mentioning people while writing: whom an `@` before the caret may mean, and whom a text mentions. */
export const useMentions = (text: string) => {
  const me = useMe()
  const people = usePeople()
  /** Viewers too: they can read. */
  const others = useMemo(
    () => [...people.values()].filter(({ id, active }) => active && id !== me?.id),
    [people, me?.id],
  )
  const [caret, followCaret] = useState(0)
  const caretNow = useRef(0)
  /** Who was picked from the list: it says which of two people with one name is meant. */
  const picked = useRef<ReadonlySet<string>>(new Set())
  const query: MentionQuery | null = mentionQuery(text, Math.min(caret, text.length))
  return {
    /** Where the caret is now. Without an `@` no one need know, and nothing is drawn again when it moves. */
    setCaret(at: number, value = text): void {
      const next = value.includes('@') ? at : 0
      // React draws once more for a state that stays the same.
      if (next === caretNow.current) return
      caretNow.current = next
      followCaret(next)
    },
    found: query === null ? [] : findMentionable(others, query.typed).slice(0, most),
    /** True if the whole name was typed already, so that Enter sends. */
    isTyped: (person: Person): boolean => query?.typed.toLowerCase() === person.name.toLowerCase(),
    /** The text with the name in place of what was typed of it, and the caret behind it. */
    pick(person: Person): { text: string; caret: number } {
      picked.current = new Set([...picked.current, person.id])
      const start = query?.at ?? text.length
      const end = query === null ? text.length : query.at + 1 + query.typed.length
      const name = `@${person.name} `
      const rest = text.slice(end)
      return { text: text.slice(0, start) + name + rest.replace(/^ /, ''), caret: start + name.length }
    },
    mentionedIn: (sent: string): string[] => mentionedIn(sent, others, picked.current),
  }
}

/** What a field needs to mention people. */
export type Mentioning = ReturnType<typeof useMentions>
