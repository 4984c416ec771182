import { nothingYet, type Checkpoint } from '../../../core/domain/checkpoint.ts'
import type { Change, CollectionName, Documents as ByCollection } from '../../../core/domain/collections.ts'
import { isWholeOnDevice } from '../../../core/domain/on-device.ts'
import { refKey, type Ref } from '../../../core/intents/work.ts'
import { firstBy } from './first-by.ts'
import { byId, newestPerClient, sessionRule, type Lookup } from './lookup.ts'
import { createPageCache, type Documents } from './page-cache.ts'
import type { PageStore } from './page-store.ts'
import type { Found, Replica } from './replica.ts'
import {
  emptyPart,
  holds,
  markOf,
  newRow,
  packRows,
  unpackRows,
  withHandoff,
  withWriteback,
  withHead,
  type Part,
  type SessionRow,
} from './session-rows.ts'

/** Sessions per head page, rows per index page, people per page. */
const perHeadPage = 16
const perIndexPage = 128
const perPeoplePage = 64
/** A part holds roughly this many documents, or characters of JSON, at most. */
const perPart = 64
const partChars = 64_000
/** Sessions evicted per commit. */
const perCommit = 100
/** Parts read at once while looking for the newest entries. */
const partsAtOnce = 4

const pageKey = {
  heads: (n: number) => `heads/${Math.floor(n / perHeadPage)}`,
  index: (n: number) => `index/${Math.floor(n / perIndexPage)}`,
  people: (n: number) => `people/${Math.floor(n / perPeoplePage)}`,
  part: (sessionId: string, part: number) => `part/${sessionId}/${part}`,
  head: 'checkpoint/head',
  synced: 'checkpoint/synced',
}

type Entry = ByCollection['entries']

/** What belongs to the workspace and no session: few documents, all kept in memory. */
const workspaceWide = ['people', 'accounts', 'connections', 'tickets'] as const
type WorkspaceWide = (typeof workspaceWide)[number]
const isWorkspaceWide = (collection: CollectionName): collection is WorkspaceWide =>
  (workspaceWide as readonly CollectionName[]).includes(collection)
const isOfSession = (change: Change): change is Exclude<Change, { collection: WorkspaceWide | 'sessions' }> =>
  !isWorkspaceWide(change.collection) && change.collection !== 'sessions'

/** Keys of the parts that may have documents of a collection. */
const partKeys = ({ id, parts }: SessionRow, collection?: CollectionName): string[] =>
  parts
    .filter(({ marks }) => collection === undefined || marks.includes(`\n${markOf(collection, '')}`))
    .map(({ k }) => pageKey.part(id, k))

const only = <C extends CollectionName>(changes: Iterable<Change>, collection: C): ByCollection[C][] => {
  const found: ByCollection[C][] = []
  for (const change of changes)
    if (change.collection === collection) found.push(change.document as ByCollection[C])
  return found
}

const cut = <D extends Change['document']>(documents: readonly D[], limit: number): Found => ({
  documents: documents.slice(0, limit),
  complete: documents.length <= limit,
})

const newestEntry = (a: Entry, b: Entry): number => b.seq - a.seq || byId(a, b)

/**
 * The replica in pages: sixteen sessions per record, and each session's contents in records of their own.
 *
 * What lists filter and sort by is an in-memory table with one row per session, saved in index pages; a list only reads
 * the pages of what it shows. A batch is one commit of its pages, their index pages, and how far it reaches.
 */
export const openPagedReplica = async (
  store: PageStore,
  ends: { close: () => Promise<void>; remove: () => Promise<void> },
): Promise<Replica> => {
  const pages = createPageCache(store)
  const rows: SessionRow[] = []
  const places = new Map<string, number>()
  /** People and the workspace itself: few, and needed all the time. */
  const people = new Map<string, { n: number; change: Change }>()

  const checkpoints = await store.range('checkpoint/')
  const checkpoint = checkpoints.get(pageKey.head)
  for (const [key, text] of await store.range('index/')) {
    const first = Number(key.slice('index/'.length)) * perIndexPage
    for (const row of unpackRows(text, first)) {
      rows[row.n] = row
      places.set(row.id, row.n)
    }
  }
  for (const [key, text] of await store.range('people/')) {
    const first = Number(key.slice('people/'.length)) * perPeoplePage
    for (const [index, change] of (JSON.parse(text) as Change[]).entries())
      people.set(refKey(change.collection, change.document.id), { n: first + index, change })
  }

  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const rowOf = (id: string): SessionRow | undefined => rows[places.get(id) ?? -1]

  /** The rows' next state, next to the current one, which is valid until the new one is stored. */
  const stage = () => {
    const changed = new Map<number, SessionRow>()
    const added = new Map<string, number>()
    /** Pages that have never been written, so they needn't be read first. */
    const fresh = new Set<string>()
    const of = (id: string): SessionRow => {
      const n = added.get(id) ?? places.get(id)
      if (n !== undefined) return changed.get(n) ?? (rows[n] as SessionRow)
      const row = newRow(id, rows.length + added.size)
      if (row.n % perHeadPage === 0) fresh.add(pageKey.heads(row.n))
      if (row.n % perIndexPage === 0) fresh.add(pageKey.index(row.n))
      added.set(id, row.n)
      changed.set(row.n, row)
      return row
    }
    return {
      of,
      fresh,
      set: (row: SessionRow) => void changed.set(row.n, row),
      /** The index pages of what has changed. */
      pages(): Map<string, string> {
        const put = new Map<string, string>()
        for (const n of changed.keys()) {
          const key = pageKey.index(n)
          if (put.has(key)) continue
          const first = n - (n % perIndexPage)
          const end = Math.min(first + perIndexPage, rows.length + added.size)
          const inPage = Array.from(
            { length: end - first },
            (_, at) => changed.get(first + at) ?? rows[first + at],
          )
          put.set(key, packRows(inPage as SessionRow[]))
        }
        return put
      },
      /** Called once it is stored. */
      hold() {
        for (const [n, row] of changed) {
          rows[n] = row
          places.set(row.id, n)
        }
      },
    }
  }
  type Staged = ReturnType<typeof stage>

  /** The page that a session's document is in or goes to. */
  const partFor = (staged: Staged, change: Change, sessionId: string): string => {
    const row = staged.of(sessionId)
    const mark = markOf(change.collection, change.document.id)
    const known = row.parts.find((part) => holds(part, mark))
    if (known !== undefined) return pageKey.part(sessionId, known.k)
    const last = row.parts.at(-1)
    const isFull = last === undefined || last.documents >= perPart || last.chars >= partChars
    const part = isFull ? emptyPart(row.nextPart) : last
    const next: Part = {
      ...part,
      marks: `${part.marks}${mark}\n`,
      documents: part.documents + 1,
      chars: part.chars + ('text' in change.document ? change.document.text.length : 0) + 500,
    }
    if (change.collection === 'entries') {
      next.low = part.low === 0 ? change.document.seq : Math.min(part.low, change.document.seq)
      next.high = Math.max(part.high, change.document.seq)
    }
    const others = row.parts.filter(({ k }) => k !== part.k)
    staged.set({ ...row, parts: [...others, next], nextPart: Math.max(row.nextPart, part.k + 1) })
    const key = pageKey.part(sessionId, part.k)
    if (isFull) staged.fresh.add(key)
    return key
  }

  /** Puts documents into their pages and stores these, together with anything else in the same commit. */
  const put = async (
    changes: readonly Change[],
    staged: Staged,
    also: { put?: ReadonlyMap<string, string>; remove?: readonly string[] } = {},
  ): Promise<void> => {
    const targets = new Map<string, Change[]>()
    const persons = new Map<string, { n: number; change: Change }>()
    let nextPerson = people.size
    const aim = (key: string, change: Change) => {
      const aimed = targets.get(key)
      if (aimed === undefined) targets.set(key, [change])
      else aimed.push(change)
    }
    for (const change of changes) {
      if (change.collection === 'sessions') aim(pageKey.heads(staged.of(change.document.id).n), change)
      else if (!isOfSession(change)) {
        const key = refKey(change.collection, change.document.id)
        const known = persons.get(key) ?? people.get(key)
        if (known !== undefined && known.change.document.rev >= change.document.rev) continue
        persons.set(key, { n: known?.n ?? nextPerson, change })
        if (known === undefined) nextPerson += 1
      } else aim(partFor(staged, change, change.document.sessionId), change)
    }

    const texts = new Map<string, string>(also.put)
    const before = await pages.read([...targets.keys()].filter((key) => !staged.fresh.has(key)))
    for (const [key, coming] of targets) {
      const merged = new Map<string, Change>()
      for (const change of before.get(key) ?? [])
        merged.set(markOf(change.collection, change.document.id), change)
      for (const change of coming) {
        const mark = markOf(change.collection, change.document.id)
        const known = merged.get(mark)
        if (known !== undefined && known.document.rev >= change.document.rev) continue
        merged.set(mark, change)
        if (change.collection === 'sessions')
          staged.set(withHead(staged.of(change.document.id), change.document))
        if (change.collection === 'handoffs')
          staged.set(withHandoff(staged.of(change.document.sessionId), change.document))
        if (change.collection === 'writebacks')
          staged.set(withWriteback(staged.of(change.document.sessionId), change.document))
      }
      texts.set(key, JSON.stringify([...merged.values()]))
    }
    for (const n of new Set([...persons.values()].map((one) => one.n))) {
      const all = new Map([...people.values(), ...persons.values()].map((one) => [one.n, one.change]))
      const first = n - (n % perPeoplePage)
      const inPage = Array.from({ length: perPeoplePage }, (_, at) => all.get(first + at))
      texts.set(pageKey.people(n), JSON.stringify(inPage.filter((change) => change !== undefined)))
    }
    for (const [key, text] of staged.pages()) texts.set(key, text)
    await store.commit({ put: texts, remove: also.remove ?? [], fresh: staged.fresh })
    pages.changed([...targets.keys(), ...(also.remove ?? [])])
    staged.hold()
    for (const [key, person] of persons) people.set(key, person)
  }

  /** Removes sessions' contents, except their handoffs. */
  const empty = async (going: readonly SessionRow[]): Promise<void> => {
    const staged = stage()
    const staying = only(await inParts(going.flatMap((row) => partKeys(row, 'handoffs'))), 'handoffs')
    for (const row of going) staged.set({ ...row, whole: false, fetchedAt: 0, parts: [], writebacks: [] })
    const changes = staying.map((document): Change => ({ collection: 'handoffs', document }))
    await put(changes, staged, { remove: going.flatMap((row) => partKeys(row)) })
  }

  const headsOf = async (chosen: readonly SessionRow[]): Promise<Change['document'][]> => {
    const found = await pages.read(chosen.map(({ n }) => pageKey.heads(n)))
    return chosen.flatMap(({ id, n }) => {
      const page = found.get(pageKey.heads(n)) ?? []
      return page.find(({ document }) => document.id === id)?.document ?? []
    })
  }

  const inParts = async (keys: readonly string[]): Promise<Change[]> => {
    const found = await pages.read(keys)
    return keys.flatMap((key) => found.get(key) ?? [])
  }

  /** Documents of one collection, from the rows they are in. */
  const fromRows = async (
    collection: 'handoffs' | 'writebacks',
    chosen: readonly { row: SessionRow; id: string }[],
  ): Promise<Change['document'][]> => {
    const at = chosen.map(({ row, id }) => {
      const part = row.parts.find((one) => holds(one, markOf(collection, id)))
      return { id, key: pageKey.part(row.id, part?.k ?? -1) }
    })
    const found: ReadonlyMap<string, Documents> = await pages.read(at.map(({ key }) => key))
    return at.flatMap(
      ({ id, key }) => only(found.get(key) ?? [], collection).find((one) => one.id === id) ?? [],
    )
  }

  const writebackList = async (lookup: Extract<Lookup, { kind: 'writebacks' }>): Promise<Found> => {
    const all = rows.flatMap((row) =>
      row.writebacks
        .filter(({ isTroubled }) => isTroubled || lookup.only === 'all')
        .map(({ id, at }) => ({ row, id, at })),
    )
    const chosen = firstBy(all, (a, b) => b.at - a.at || byId(a, b), lookup.limit)
    return { documents: await fromRows('writebacks', chosen), complete: all.length <= lookup.limit }
  }

  const handoffList = async (
    matches: (handoff: SessionRow['handoffs'][number]) => boolean,
    compare: (a: { at: number }, b: { at: number }) => number,
    limit: number,
  ): Promise<Found> => {
    const all = rows.flatMap((row) => row.handoffs.filter(matches).map(({ id, at }) => ({ row, id, at })))
    const chosen = firstBy(all, (a, b) => compare(a, b) || byId(a, b), limit)
    return { documents: await fromRows('handoffs', chosen), complete: all.length <= limit }
  }

  const entries = async (lookup: Extract<Lookup, { kind: 'entries' }>): Promise<Found> => {
    const row = rowOf(lookup.sessionId)
    const takes = (entry: Entry): boolean => {
      if (lookup.only === 'all') return true
      return lookup.only === 'steps' ? entry.step !== null : entry.branchId === lookup.only.branchId
    }
    const parts = (row?.parts ?? [])
      .map(({ high, k }) => ({ high, key: pageKey.part(lookup.sessionId, k) }))
      .filter(({ high }) => high > 0)
      .toSorted((a, b) => b.high - a.high)
    let newest: Entry[] = []
    for (let at = 0; at < parts.length; at += partsAtOnce) {
      const last = newest[lookup.limit]
      if (last !== undefined && last.seq > (parts[at]?.high ?? 0)) break
      const read = await inParts(parts.slice(at, at + partsAtOnce).map(({ key }) => key))
      newest = [...newest, ...only(read, 'entries').filter(takes)]
        .toSorted(newestEntry)
        .slice(0, lookup.limit + 1)
    }
    return cut(newest, lookup.limit)
  }

  const find = async (refs: readonly Ref[]): Promise<Map<string, Change['document']>> => {
    const wanted = refs.flatMap(
      ({ collection, id }): { collection: CollectionName; id: string; key: string }[] => {
        if (isWorkspaceWide(collection)) return []
        const mark = markOf(collection, id)
        if (collection === 'sessions') {
          const n = places.get(id)
          return n === undefined ? [] : [{ collection, id, key: pageKey.heads(n) }]
        }
        for (const row of rows) {
          const part = row.parts.find((one) => holds(one, mark))
          if (part !== undefined) return [{ collection, id, key: pageKey.part(row.id, part.k) }]
        }
        return []
      },
    )
    const read = await pages.read(wanted.map(({ key }) => key))
    const found = new Map<string, Change['document']>()
    for (const { collection, id } of refs) {
      const person = people.get(refKey(collection, id))
      if (person !== undefined) found.set(refKey(collection, id), person.change.document)
    }
    for (const { collection, id, key } of wanted) {
      const document = read.get(key)?.find((one) => one.collection === collection && one.document.id === id)
      if (document !== undefined) found.set(refKey(collection, id), document.document)
    }
    return found
  }

  return {
    head: checkpoint === undefined ? nothingYet : (JSON.parse(checkpoint) as Checkpoint),
    synced: checkpoints.has(pageKey.synced),
    markSynced: async () => inTurn(async () => store.commit({ put: new Map([[pageKey.synced, '1']]) })),
    findMany: find,
    async list(lookup) {
      switch (lookup.kind) {
        case 'document':
          return { documents: [...(await find([lookup])).values()], complete: true }
        case 'workspace':
          return {
            documents: only(
              [...people.values()].map(({ change }) => change),
              lookup.collection,
            ),
            complete: true,
          }
        case 'sessions': {
          const { matches, compare } = sessionRule(lookup.filter)
          // Start with the latest row: it has the newest, so anything older can be skipped immediately.
          const arrived = rows.toReversed().filter((row) => row.arrived && matches(row))
          const listed = lookup.filter.onePerClient === true ? newestPerClient(arrived) : arrived
          const chosen = firstBy(listed, compare, lookup.limit)
          return { documents: await headsOf(chosen), complete: listed.length <= lookup.limit }
        }
        case 'open-handoffs':
          return handoffList(
            ({ state }) => state === 'open',
            (a, b) => a.at - b.at,
            lookup.limit,
          )
        case 'claimed-from': {
          const mine = ({ state, handedOffBy }: SessionRow['handoffs'][number]) =>
            state === 'claimed' && handedOffBy === lookup.personId
          return handoffList(mine, (a, b) => b.at - a.at, lookup.limit)
        }
        case 'writebacks':
          return writebackList(lookup)
        case 'of-session': {
          const row = rowOf(lookup.sessionId)
          const read = row === undefined ? [] : await inParts(partKeys(row, lookup.collection))
          return cut(only(read, lookup.collection), lookup.limit)
        }
        case 'entries':
          return entries(lookup)
      }
    },
    async page(collection, after, limit) {
      const changes: Change[] = []
      const [n = 0, k = 0] = after === '' ? [] : after.split('/').map(Number)
      for (let at = n, part = k; at < rows.length; at += 1, part = 0) {
        const row = rows[at] as SessionRow
        const keys = collection === 'sessions' ? [pageKey.heads(at)] : partKeys(row, collection)
        for (let index = part; index < keys.length; index += 1) {
          if (changes.length >= limit) return { changes, next: `${at}/${index}` }
          const read = await inParts(keys.slice(index, index + 1))
          const isWanted = (change: Change) =>
            change.collection === collection && (collection !== 'sessions' || change.document.id === row.id)
          changes.push(...read.filter(isWanted))
        }
      }
      return { changes, next: null }
    },
    write: async (changes, head, left = []) =>
      inTurn(async () => {
        const staged = stage()
        for (const id of left) staged.set({ ...staged.of(id), whole: false })
        await put(changes, staged, { put: new Map([[pageKey.head, JSON.stringify(head)]]) })
      }),
    fill: async (sessionId, changes, at) =>
      inTurn(async () => {
        const staged = stage()
        if (at !== null) staged.set({ ...staged.of(sessionId), whole: true, fetchedAt: at })
        await put(changes, staged)
      }),
    isWhole: async (sessionId) => rowOf(sessionId)?.whole ?? null,
    holdsAll: async () => rows.every(({ arrived, whole }) => whole || !arrived),
    async lacking(personId) {
      const lacks = (row: SessionRow) => row.arrived && !row.whole && isWholeOnDevice(row, personId, Infinity)
      return rows.filter(lacks).map(({ id }) => id)
    },
    letGo: async ({ personId, since, keepFetched, except }) =>
      inTurn(async () => {
        const mayGo = rows.filter(
          (row) =>
            row.arrived &&
            row.whole &&
            row.parts.length > 0 &&
            !isWholeOnDevice(row, personId, since) &&
            !except.includes(row.id),
        )
        const kept = mayGo
          .filter(({ fetchedAt }) => fetchedAt > 0)
          .toSorted((a, b) => b.fetchedAt - a.fetchedAt)
          .slice(0, keepFetched)
        const going = mayGo.filter((row) => !kept.includes(row))
        for (let at = 0; at < going.length; at += perCommit) await empty(going.slice(at, at + perCommit))
        return going.length
      }),
    close: async () => inTurn(ends.close),
    remove: async () => inTurn(ends.remove),
  }
}
