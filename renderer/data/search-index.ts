import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import { searchFields, type SearchField, type SessionHead } from './search-hit.ts'
import { createMatcher, typosIn } from './search-match.ts'
import { termsOf, ticketKey } from './search-text.ts'

/** A session with all that is searched of it. */
export type IndexedSession = SessionHead &
  Record<Exclude<SearchField, 'ticket' | 'title'>, string> & {
    id: string
    /** False when its notes were left out. */
    whole: boolean
  }

/** A session that was found: which words of the query each field answers, by number. */
export type Found = { id: string; head: SessionHead; fields: ReadonlyMap<SearchField, ReadonlySet<number>> }

/** What was found, the best first. `words` are the query's, `typos` how many were allowed in each. */
export type Findings = { found: readonly Found[]; words: readonly string[]; typos: number }

/** A session like a text; `likeness` is 0..1. */
export type Alike = { id: string; head: SessionHead; likeness: number }

/**
 * The index of all sessions of a device, in memory.
 *
 * Knows words and where they occur, not the texts. Everything in it is bounded by what it is given.
 */
export type SearchIndex = {
  size(): number
  head(id: string): SessionHead | undefined
  /** Sessions whose notes are in it too. */
  whole: ReadonlySet<string>
  /** Takes a session in, in place of what was known of it. */
  put(session: IndexedSession): void
  remove(id: string): void
  find(query: string, limit: number): Findings
  alike(text: string, options: { exclude: string | null; limit: number }): Alike[]
  /** Forgets words that no session has any more; happens by itself when there are many. */
  compact(): Promise<void>
  /** As a text that `createSearchIndex` takes. */
  save(): string
}

/** How much a field says of what a session is about. */
const weights: Record<SearchField, number> = {
  ticket: 16,
  title: 10,
  problem: 4,
  resolution: 3,
  domain: 2.5,
  fact: 2,
  note: 1,
}
const everywhere = [...searchFields]
const besidesNotes = everywhere.filter((field) => field !== 'note')
const names: SearchField[] = ['ticket', 'title']
const subject: SearchField[] = ['title', 'problem', 'resolution', 'fact']

/** Scores that differ by less than this factor are the same; then the latest comes first. */
const noticeable = Math.log(1.06)
const mostWords = 12
/** Characters that are looked at of a query, and of a text that others are to be like. */
const longestQuery = 500
const longestText = 6000

const options = {
  fields: everywhere,
  tokenize: termsOf,
  processTerm: (term: string) => term,
  searchOptions: { tokenize: (term: string) => [term], boost: weights },
}

/**
 * A word of a query. The shorter it is, the fewer places its continuations are looked for in: `re` begins thousands
 * of words, and a list of all who have one says nothing.
 */
const wordQuery = (word: string, typos: number): Query => {
  const fuzzy = typosIn(word, typos)
  const exactly = { queries: [word], ...(fuzzy > 0 ? { fuzzy } : {}) }
  if (word.length >= 5) return { ...exactly, prefix: true }
  const begun = { queries: [word], prefix: true, fields: word.length === 4 ? besidesNotes : names }
  // In this order: where both found a word, the fields that are told are those of the last.
  return { combineWith: 'OR', queries: [begun, exactly] }
}

/** The words that are looked for; a single letter only while there is nothing else. */
const queryWords = (query: string): string[] => {
  const words = [...new Set(termsOf(query.slice(0, longestQuery)))]
  const telling = words.filter((word) => word.length > 1 || /[^a-z]/.test(word))
  return (telling.length > 0 ? telling : words).slice(0, mostWords)
}

const fieldsOf = (result: SearchResult, words: readonly string[], typos: number): Found['fields'] => {
  const matcher = createMatcher(words, typos)
  const fields = new Map<SearchField, Set<number>>()
  for (const [term, where] of Object.entries(result.match)) {
    const word = matcher(term)
    if (word < 0) continue
    for (const field of where as SearchField[]) fields.set(field, (fields.get(field) ?? new Set()).add(word))
  }
  return fields
}

/** English words that say nothing of a problem. In other languages their frequency tells. */
const fillers = new Set(
  `a about after again all also an and any are as at be because been before but by can cannot could did do does doing
  done for from get gets got had has have he her here his how i if in into is it its just like me my no not of off on
  once only or other our out over please she should since so some still than that the their them then there these they
  this those through to too try trying under until up us very was we were what when where which while who why will with
  would you your user users problem issue error works working`.split(/\s+/),
)

/** The beginning that a word's common forms share: `syncing`, `synced`, `syncs`. */
const stem = (word: string): string => {
  const bare = word.replace(/(?:ations?|ions?|ings?|ed|es|s)$/, '')
  return bare.length >= 4 ? bare : word
}

/** Words of a text that say what it is about; the first ones of a long text. */
const subjectWords = (text: string): string[] => {
  const words = termsOf(text.slice(0, longestText)).filter((word) => word.length > 2 && !fillers.has(word))
  return [...new Set(words.map(stem))].slice(0, 24)
}

/** Below this two sessions are not about the same thing. */
const leastLikeness = 0.22
/** A session that was solved is worth more to whoever has the same problem. */
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

/** Makes an index: empty, or as it was saved. Throws when what was saved cannot be read. */
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

  type Ranked = { result: SearchResult; head: SessionHead; tier: number; score: number }

  /** Sessions that answer the words, the best first. */
  const pass = (query: Query, tierOf: (result: SearchResult) => number): Ranked[] => {
    const ranked: Ranked[] = []
    for (const result of sessions.search(query)) {
      const head = heads.get(String(result.id))
      const tier = tierOf(result)
      if (head !== undefined && tier >= 0)
        ranked.push({ result, head, tier, score: Math.round(Math.log(result.score) / noticeable) })
    }
    return ranked.toSorted(
      (a, b) =>
        b.tier - a.tier ||
        b.score - a.score ||
        b.head.updatedAt - a.head.updatedAt ||
        (String(a.result.id) < String(b.result.id) ? -1 : 1),
    )
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
      const words = queryWords(query)
      if (words.length === 0) return { found: [], words, typos: 0 }
      // A whole reference comes first; one among other words, next.
      const named = byTicket.get(ticketKey(query.slice(0, longestQuery))) ?? new Set()
      const mentioned = new Set(
        words.flatMap((word) => (/\d/.test(word) ? [...(byTicket.get(word) ?? [])] : [])),
      )
      const tierOf = ({ id }: SearchResult) => (named.has(String(id)) ? 2 : mentioned.has(String(id)) ? 1 : 0)
      const all = (typos: number): Query => ({
        combineWith: 'AND',
        queries: words.map((word) => wordQuery(word, typos)),
      })
      let typos = 0
      let ranked = pass(all(0), tierOf)
      if (ranked.length < limit && words.some((word) => typosIn(word, 2) > 0)) {
        // What is spelled as it was asked for stands before what only may have been meant.
        const exact = new Set(ranked.map(({ result }) => result.id))
        do {
          typos += 1
          const meant = pass(all(typos), (result) => (exact.has(result.id) ? -1 : tierOf(result)))
          ranked = [...ranked, ...meant]
        } while (ranked.length === 0 && typos < 2)
      }
      if (ranked.length === 0 && words.length > 2) {
        // One word too many is better left out than nothing found.
        const any: Query = { combineWith: 'OR', queries: words.map((word) => wordQuery(word, 2)) }
        ranked = pass(any, (result) => (result.queryTerms.length >= words.length - 1 ? tierOf(result) : -1))
      }
      const found = ranked.slice(0, limit).map(({ result, head }) => ({
        id: String(result.id),
        head,
        fields: fieldsOf(result, words, typos),
      }))
      return { found, words, typos }
    },
    alike(text, { exclude, limit }) {
      const words = subjectWords(text)
      if (words.length === 0) return []
      const queries: Query[] = words.map((word) => ({ queries: [word], prefix: word.length >= 4 }))
      const matcher = createMatcher(words, 0)
      const results = sessions
        .search({ combineWith: 'OR', queries }, { fields: subject })
        .filter(({ id }) => id !== exclude)
        .map((result) => ({ result, shared: sharedWords(result, matcher) }))
      const spread = words.map((_, word) => results.filter(({ shared }) => shared.has(word)).length)
      // How much it says that a session has the word: little if all have it. One that nobody has is missing in all.
      const worth = spread.map(
        (count) => Math.log(1 + heads.size / Math.max(1, count)) * (count === 0 ? 0.5 : 1),
      )
      const total = worth.reduce((sum, value) => sum + value, 0)
      const enough = Math.min(2, words.length)
      return results
        .flatMap(({ result, shared }) => {
          const head = heads.get(String(result.id))
          if (head === undefined || shared.size < enough) return []
          const sum = [...shared].reduce((so, [word, weight]) => so + (worth[word] ?? 0) * weight, 0)
          const likeness = sum / total
          return likeness < leastLikeness ? [] : [{ id: String(result.id), head, likeness }]
        })
        .toSorted(
          (a, b) => rankOf(b) - rankOf(a) || b.head.updatedAt - a.head.updatedAt || (a.id < b.id ? -1 : 1),
        )
        .slice(0, limit)
    },
    compact: async () => sessions.vacuum(),
    // Two lines, so that the large one is written and read once.
    save: () => {
      const known = [...heads].map(([id, head]) => [id, head, whole.has(id)])
      return `${JSON.stringify(known)}\n${JSON.stringify(sessions)}`
    },
  }
}

/** Words of the text that a session has too, by number, with how much the place says: 0..1. */
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
