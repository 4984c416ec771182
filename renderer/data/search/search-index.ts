import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import type { Found } from '../../../core/search/describe.ts'
import { searchFields, type SearchField, type SessionHead } from '../../../core/search/hit.ts'
import { createMatcher, typosIn } from '../../../core/search/match.ts'
import {
  indexTermsOf,
  isBeginning,
  longestQuery,
  termsOf,
  ticketKey,
  wordingsOf,
} from '../../../core/search/words.ts'

/** A session with all of its searchable text. */
export type IndexedSession = SessionHead &
  Record<Exclude<SearchField, 'ticket' | 'title'>, string> & {
    id: string
    /** False if its notes were left out. */
    whole: boolean
  }

/** The matches, best first. `words` are the query's in all of its wordings, `typos` how many were allowed in each. */
export type Findings = { found: readonly Found[]; words: readonly string[]; typos: number }

/** A similar session; `likeness` is 0..1. */
export type Alike = { id: string; head: SessionHead; likeness: number }

/**
 * The index of all of a device's sessions, in memory.
 *
 * It knows words and where they occur, not the texts. Its size is bounded by what it is given.
 */
export type SearchIndex = {
  size(): number
  head(id: string): SessionHead | undefined
  /** Sessions whose notes are included. */
  whole: ReadonlySet<string>
  /** Adds a session, replacing its previous version. */
  put(session: IndexedSession): void
  remove(id: string): void
  find(query: string, limit: number): Findings
  alike(text: string, options: { exclude: string | null; limit: number }): Alike[]
  /** True if so many words no longer belong to any session that cleaning up is worthwhile. */
  isDirty(): boolean
  /** Removes words that no session has any more. Until it resolves, nothing else may be called on the index. */
  compact(): Promise<void>
  /** Serializes it for `createSearchIndex`. */
  save(): string
}

/** How much each field says about what a session is about. */
const weights: Record<SearchField, number> = {
  ticket: 16,
  title: 10,
  client: 6,
  device: 6,
  contact: 4,
  problem: 4,
  resolution: 3,
  category: 2.5,
  fact: 2,
  note: 1,
}
const everywhere = [...searchFields]
const names: SearchField[] = ['ticket', 'title', 'client', 'device']
const subject: SearchField[] = ['title', 'problem', 'resolution', 'fact']

/** Scores within this factor of each other count as equal; then the latest session comes first. */
const noticeable = Math.log(1.06)
/** How many characters are used of a text to find similar sessions for. */
const longestText = 6000

/** When to remove unused words: after this many sessions were replaced, and this share of all. */
const dirt = { count: 20, part: 0.1 }

const options = {
  fields: everywhere,
  // MiniSearch's own cleanup runs between messages, and breaks when sessions and searches change the index meanwhile.
  autoVacuum: false,
  tokenize: indexTermsOf,
  processTerm: (term: string) => term,
  searchOptions: { tokenize: (term: string) => [term], boost: weights },
}

/** A word of a query. One that is too short to be the beginning of a word in any text still is one in names. */
const wordQuery = (word: string, typos: number): Query => {
  const fuzzy = typosIn(word, typos)
  const exactly = { queries: [word], ...(fuzzy > 0 ? { fuzzy } : {}) }
  if (isBeginning(word)) return { ...exactly, prefix: true }
  const begun = { queries: [word], prefix: true, fields: names }
  // The order matters: if several match a word, the last one determines the reported fields.
  return { combineWith: 'OR', queries: [begun, exactly] }
}

const wordAt = (words: readonly string[], index: number): string => words[index] ?? ''

/** A session that matches words of a query: MiniSearch's result for each, by the word's number. */
type Answering = { id: string; score: number; parts: SearchResult[] }

const fieldsOf = ({ parts }: Answering): Found['fields'] => {
  const fields = new Map<SearchField, Set<number>>()
  // Words without a match leave holes.
  parts.forEach((part, word) => {
    for (const field of Object.values(part.match).flat() as SearchField[])
      fields.set(field, (fields.get(field) ?? new Set()).add(word))
  })
  return fields
}

/** English words that say nothing about a problem. In other languages, their frequency gives them away. */
const fillers = new Set(
  `a about after again all also an and any are as at be because been before but by can cannot could did do does doing
  done for from get gets got had has have he her here his how i if in into is it its just like me my no not of off on
  once only or other our out over please she should since so some still than that the their them then there these they
  this those through to too try trying under until up us very was we were what when where which while who why will with
  would you your user users problem issue error works working`.split(/\s+/),
)

/** The stem that a word's common forms share: `syncing`, `synced`, `syncs`. */
const stem = (word: string): string => {
  const bare = word.replace(/(?:ations?|ions?|ings?|ed|es|s)$/, '')
  return bare.length >= 4 ? bare : word
}

/** The words that say what a text is about; only the first ones of a long text. */
const subjectWords = (text: string): string[] => {
  const words = termsOf(text.slice(0, longestText)).filter((word) => word.length > 2 && !fillers.has(word))
  return [...new Set(words.map(stem))].slice(0, mostSubjectWords)
}

/**
 * How many words of a text are searched for, and how many of the sessions that share the most of them are compared
 * closely.
 */
const mostSubjectWords = 12
const mostCompared = 400
/** Below this, two sessions aren't about the same thing. */
const leastLikeness = 0.3
/** A solved session is worth more to someone with the same problem. */
const solvedBonus = 1.25

type Saved = {
  sessions: MiniSearch<IndexedSession>
  heads: (readonly [id: string, head: SessionHead, whole: boolean])[]
}

const load = (saved: string): Saved => {
  const end = saved.indexOf('\n')
  const heads = JSON.parse(saved.slice(0, end)) as Saved['heads']
  return { sessions: MiniSearch.loadJSON<IndexedSession>(saved.slice(end + 1), options), heads }
}

/** Makes an index: empty, or as saved. Throws if the saved one can't be read. */
export const createSearchIndex = (saved?: string): SearchIndex => {
  const { sessions, heads: knownHeads }: Saved =
    saved === undefined ? { sessions: new MiniSearch<IndexedSession>(options), heads: [] } : load(saved)
  const heads = new Map<string, SessionHead>()
  const whole = new Set<string>()
  const byTicket = new Map<string, Set<string>>()
  const keyOf = ({ ticket }: SessionHead) => (ticket === null ? '' : ticketKey(ticket))
  const link = (id: string, head: SessionHead, isWhole: boolean) => {
    heads.set(id, head)
    if (isWhole) whole.add(id)
    const key = keyOf(head)
    if (key !== '') byTicket.set(key, (byTicket.get(key) ?? new Set()).add(id))
  }
  const unlink = (id: string) => {
    const head = heads.get(id)
    if (head === undefined) return
    byTicket.get(keyOf(head))?.delete(id)
    heads.delete(id)
    whole.delete(id)
  }
  for (const [id, head, isWhole] of knownHeads) link(id, head, isWhole)

  const remove = (id: string): void => {
    unlink(id)
    if (sessions.has(id)) sessions.discard(id)
  }

  /**
   * Sessions that match all words except `spared` of them.
   *
   * Goes word by word, so that each further word only has to check the sessions still left, or none: a common word
   * costs a hundred times as much as a rare one.
   */
  const answering = (words: readonly string[], typos: number, spared: number): Answering[] => {
    // Longest first: it is in the fewest sessions, and most often misspelled.
    const order = words
      .map((_, index) => index)
      .toSorted((a, b) => wordAt(words, b).length - wordAt(words, a).length)
    let left = new Map<string, Answering>()
    for (const [turn, index] of order.entries()) {
      const before = left
      const open = turn <= spared
      const results = sessions.search(
        wordQuery(wordAt(words, index), typos),
        open ? {} : { boostDocument: (id: string) => (before.has(id) ? 1 : 0) },
      )
      left = new Map(spared > 0 ? before : [])
      for (const result of results) {
        const id = String(result.id)
        const known = before.get(id) ?? { id, score: 0, parts: [] }
        known.score += result.score
        known.parts[index] = result
        left.set(id, known)
      }
      if (left.size === 0 && turn >= spared) return []
    }
    const enough = words.length - spared
    return [...left.values()].filter(({ parts }) => parts.filter(Boolean).length >= enough)
  }

  type Ranked = Answering & { head: SessionHead; tier: number; step: number }

  /** The best `limit` of them, best first, plus those as good as the last. */
  const best = (found: Answering[], limit: number, tierOf: (id: string) => number): Ranked[] => {
    const ranked: Ranked[] = []
    let plain = 0
    let last = Number.NaN
    for (const one of found.toSorted((a, b) => b.score - a.score)) {
      const tier = tierOf(one.id)
      const step = tier === 0 ? Math.round(Math.log(one.score) / noticeable) : 0
      if (tier === 0 && plain >= limit && step !== last) continue
      const head = heads.get(one.id)
      if (head === undefined) continue
      if (tier === 0) {
        plain += 1
        last = step
      }
      ranked.push({ ...one, head, tier, step })
    }
    return ranked
      .toSorted(
        (a, b) =>
          b.tier - a.tier || b.step - a.step || b.head.updatedAt - a.head.updatedAt || (a.id < b.id ? -1 : 1),
      )
      .slice(0, limit)
  }

  return {
    size: () => heads.size,
    head: (id) => heads.get(id),
    whole,
    put(session) {
      remove(session.id)
      const { id, title, ticket, ownerId, status, updatedAt } = session
      link(id, { title, ticket, ownerId, status, updatedAt }, session.whole)
      sessions.add({ ...session, ticket: ticket ?? '' })
    },
    remove,
    find(query, limit) {
      const [words = [], ...others] = wordingsOf(query)
      if (words.length === 0) return { found: [], words, typos: 0 }
      // A query that is exactly a reference ranks first; a reference among other words, next.
      const named = byTicket.get(ticketKey(query.slice(0, longestQuery))) ?? new Set()
      const mentioned = new Set(
        words.flatMap((word) => (/\d/.test(word) ? [...(byTicket.get(word) ?? [])] : [])),
      )
      const tierOf = (id: string) => (named.has(id) ? 2 : mentioned.has(id) ? 1 : 0)
      let typos = 0
      let ranked = best(answering(words, 0, 0), limit, tierOf)
      const add = (wording: readonly string[]): void => {
        const known = new Set(ranked.map(({ id }) => id))
        const meant = answering(wording, typos, 0).filter(({ id }) => !known.has(id))
        ranked = [...ranked, ...best(meant, limit - ranked.length, tierOf)]
      }
      // What is written as asked ranks above other ways to write it, and those above guesses.
      for (const wording of others) if (ranked.length < limit) add(wording)
      if (ranked.length < limit && words.some((word) => typosIn(word, 2) > 0)) {
        do {
          typos += 1
          add(words)
        } while (ranked.length === 0 && typos < 2)
      }
      // Dropping one word is better than finding nothing.
      if (ranked.length === 0 && words.length > 2) ranked = best(answering(words, typos, 1), limit, tierOf)
      const found = ranked.map((one) => ({ id: one.id, head: one.head, fields: fieldsOf(one) }))
      return { found, words: [...new Set([...words, ...others.flat()])], typos }
    },
    alike(text, { exclude, limit }) {
      const words = subjectWords(text)
      if (words.length === 0) return []
      const queries: Query[] = words.map((word) => ({ queries: [word], prefix: word.length >= 4 }))
      const results = sessions
        .search({ combineWith: 'OR', queries }, { fields: subject })
        .filter(({ id }) => id !== exclude)
      const spread = new Map<string, number>()
      for (const { queryTerms } of results)
        for (const word of queryTerms) spread.set(word, (spread.get(word) ?? 0) + 1)
      // A word's weight: low if all sessions have it. A word that none has counts as missing from all.
      const worth = words.map((word) => {
        const count = spread.get(word)
        return count === undefined ? Math.log(1 + heads.size) / 2 : Math.log(1 + heads.size / count)
      })
      const total = worth.reduce((sum, value) => sum + value, 0)
      const enough = Math.min(2, words.length)
      const matcher = createMatcher(words, 0)
      return results
        .filter(({ queryTerms }) => queryTerms.length >= enough)
        .slice(0, mostCompared)
        .flatMap((result) => {
          const head = heads.get(String(result.id))
          if (head === undefined) return []
          const shared = sharedWords(result, matcher)
          // In the text's order: floating-point sums depend on it, and the same words must score the same.
          const inOrder = [...shared].toSorted(([one], [other]) => one - other)
          const sum = inOrder.reduce((so, [word, weight]) => so + (worth[word] ?? 0) * weight, 0)
          const likeness = sum / total
          return likeness < leastLikeness ? [] : [{ id: String(result.id), head, likeness }]
        })
        .toSorted(
          (a, b) => rankOf(b) - rankOf(a) || b.head.updatedAt - a.head.updatedAt || (a.id < b.id ? -1 : 1),
        )
        .slice(0, limit)
    },
    isDirty: () => sessions.dirtCount >= dirt.count && sessions.dirtFactor >= dirt.part,
    compact: async () => sessions.vacuum({ batchSize: 2000, batchWait: 1 }),
    // Two lines, so that the large one is written and read once.
    save: () => {
      const known = [...heads].map(([id, head]) => [id, head, whole.has(id)])
      return `${JSON.stringify(known)}\n${JSON.stringify(sessions)}`
    },
  }
}

/** The text's words that a session has too, by number, weighted by field: 0..1. */
const sharedWords = (result: SearchResult, matcher: (term: string) => number): Map<number, number> => {
  const shared = new Map<number, number>()
  for (const [term, where] of Object.entries(result.match)) {
    const word = matcher(term)
    const weight = where.includes('title') ? 1 : where.includes('problem') ? 0.9 : 0.7
    if (word >= 0) shared.set(word, Math.max(shared.get(word) ?? 0, weight))
  }
  return shared
}

const rankOf = ({ head, likeness }: Alike): number =>
  Math.round(likeness * (head.status === 'resolved' ? solvedBonus : 1) * 50)
