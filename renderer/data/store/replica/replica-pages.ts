import type {
  Change,
  CollectionName,
  Documents as ByCollection,
} from '../../../../core/domain/shapes/collections.ts'
import { markOf, type SessionRow } from './session-rows.ts'

/** Sessions per head page, rows per index page, people per page. */
export const perHeadPage = 16
export const perIndexPage = 128
export const perPeoplePage = 64
/** A part holds roughly this many documents, or characters of JSON, at most. */
export const perPart = 64
export const partChars = 64_000

export const pageKey = {
  heads: (n: number) => `heads/${Math.floor(n / perHeadPage)}`,
  index: (n: number) => `index/${Math.floor(n / perIndexPage)}`,
  people: (n: number) => `people/${Math.floor(n / perPeoplePage)}`,
  part: (sessionId: string, part: number) => `part/${sessionId}/${part}`,
  head: 'checkpoint/head',
  synced: 'checkpoint/synced',
}

/** What belongs to the workspace and no session: few documents, all kept in memory. */
const workspaceWide = [
  'people',
  'accounts',
  'connections',
  'tickets',
  'schedules',
  'policies',
  'handovers',
] as const
type WorkspaceWide = (typeof workspaceWide)[number]
export const isWorkspaceWide = (collection: CollectionName): collection is WorkspaceWide =>
  (workspaceWide as readonly CollectionName[]).includes(collection)
export const isOfSession = (
  change: Change,
): change is Exclude<Change, { collection: WorkspaceWide | 'sessions' }> =>
  !isWorkspaceWide(change.collection) && change.collection !== 'sessions'

/** Keys of the parts that may have documents of a collection. */
export const partKeys = ({ id, parts }: SessionRow, collection?: CollectionName): string[] =>
  parts
    .filter(({ marks }) => collection === undefined || marks.includes(`\n${markOf(collection, '')}`))
    .map(({ k }) => pageKey.part(id, k))

export const only = <C extends CollectionName>(
  changes: Iterable<Change>,
  collection: C,
): ByCollection[C][] => {
  const found: ByCollection[C][] = []
  for (const change of changes)
    if (change.collection === collection) found.push(change.document as ByCollection[C])
  return found
}
