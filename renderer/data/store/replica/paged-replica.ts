import { nothingYet, type Checkpoint } from '../../../../core/domain/document/checkpoint.ts'
import type { Change, CollectionName } from '../../../../core/domain/shapes/collections.ts'
import { isWholeOnDevice } from '../../../../core/domain/shapes/on-device.ts'
import { refKey, type Ref } from '../../../../core/intents/defining/work.ts'
import { firstBy } from './first-by.ts'
import { newestPerClient, sessionRule } from './lookup.ts'
import { createPageCache } from './page-cache.ts'
import type { PageStore } from './page-store.ts'
import type { Replica } from './replica.ts'
import {
  emptyPart,
  holds,
  markOf,
  unpackRows,
  withHandoff,
  hasTroubled,
  withWriteback,
  withHead,
  type Part,
  type SessionRow,
} from './session-rows.ts'
import { cut, pagedLookups } from './paged-lookups.ts'
import {
  isOfSession,
  isWorkspaceWide,
  only,
  pageKey,
  partChars,
  partKeys,
  perIndexPage,
  perPart,
  perPeoplePage,
} from './replica-pages.ts'
import { stageRows, type StagedRows } from './staged-rows.ts'

/** Sessions evicted per commit. */
const perCommit = 100

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
  const { headsOf, inParts, handoffList, writebackList, entries } = pagedLookups({ pages, rows, rowOf })

  const stage = () => stageRows(rows, places)

  /** The page that a session's document is in or goes to. */
  const partFor = (staged: StagedRows, change: Change, sessionId: string): string => {
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
    staged: StagedRows,
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

  /** Documents that were handed over, and are about to be stored. */
  const taken = new Map<number, readonly Change[]>()

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
          const mine = ({ state, answerable }: SessionRow['handoffs'][number]) =>
            state === 'claimed' && answerable === lookup.personId
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
    stage: async (id, changes) => void taken.set(id, changes),
    write: async (ids, head, left = []) =>
      inTurn(async () => {
        const changes = ids.flatMap((id) => {
          const found = taken.get(id)
          if (found === undefined) throw new Error(`Nothing was handed over as ${id}.`)
          return found
        })
        const staged = stage()
        for (const id of left) staged.set({ ...staged.of(id), whole: false })
        await put(changes, staged, { put: new Map([[pageKey.head, JSON.stringify(head)]]) })
        for (const id of ids) taken.delete(id)
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
      const lacks = (row: SessionRow) =>
        row.arrived && !row.whole && isWholeOnDevice(row, personId, Infinity, false)
      return rows.filter(lacks).map(({ id }) => id)
    },
    letGo: async ({ personId, since, keepFetched, except }) =>
      inTurn(async () => {
        const mayGo = rows.filter(
          (row) =>
            row.arrived &&
            row.whole &&
            row.parts.length > 0 &&
            !isWholeOnDevice(row, personId, since, hasTroubled(row)) &&
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
