import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** A record, as the interface shows it. */
export type Shown = Record<string, unknown>

type Filter = { op: string; field?: string | undefined; value?: unknown; items?: Filter[] | undefined }
const Filter: z.ZodType<Filter> = z.lazy(() =>
  z.object({
    op: z.string(),
    field: z.string().optional(),
    value: z.unknown().optional(),
    items: z.array(Filter).optional(),
  }),
)
const Query = z.object({
  filter: z.array(Filter).optional(),
  IncludeFields: z.array(z.string()).optional(),
  MaxRecords: z.int().min(1).max(500).default(500),
})

type Test = (record: Shown) => boolean

const text = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)
const compare = (left: unknown, right: unknown): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return Number.NaN
}

/** What a filter lets through. One whose operator is not known is left out without a word. */
const testOf = (filter: Filter, fields: readonly string[], entity: string): Test | null => {
  if (filter.op === 'and' || filter.op === 'or') {
    const tests = (filter.items ?? []).flatMap((item) => testOf(item, fields, entity) ?? [])
    if (tests.length === 0) return null
    return filter.op === 'and'
      ? (record) => tests.every((test) => test(record))
      : (record) => tests.some((test) => test(record))
  }
  const { field = '', value } = filter
  if (!fields.includes(field)) throw new Refusal(`Unable to find ${field} in the ${entity} Entity.`)
  const compared =
    (holds: (difference: number) => boolean): Test =>
    (record) =>
      holds(compare(record[field], value))
  const within =
    (holds: (left: string, right: string) => boolean): Test =>
    (record) =>
      holds(String(text(record[field] ?? '')), String(text(value)))
  switch (filter.op) {
    case 'eq':
      return (record) => text(record[field]) === text(value)
    case 'noteq':
      return (record) => text(record[field]) !== text(value)
    case 'gt':
      return compared((difference) => difference > 0)
    case 'gte':
      return compared((difference) => difference >= 0)
    case 'lt':
      return compared((difference) => difference < 0)
    case 'lte':
      return compared((difference) => difference <= 0)
    case 'contains':
      return within((left, right) => left.includes(right))
    case 'beginsWith':
      return within((left, right) => left.startsWith(right))
    case 'endsWith':
      return within((left, right) => left.endsWith(right))
    case 'in':
      return (record) => Array.isArray(value) && value.includes(record[field])
    default:
      return null
  }
}

const countTerms = (filters: readonly Filter[]): number =>
  filters.reduce(
    (sum, { items, value }) => sum + countTerms(items ?? []) + (Array.isArray(value) ? value.length : 1),
    0,
  )

/**
 * One page of a query: in the order of ids, whatever is wanted, with a link to the next one.
 *
 * @param after the id of the last record of the page before
 */
export const queried = (
  records: readonly Shown[],
  fields: readonly string[],
  entity: string,
  { body, after, address }: { body: string; after: number | null; address: string },
): Shown => {
  const query = Query.parse(JSON.parse(body))
  if (query.filter === undefined || query.filter.length === 0)
    throw new Refusal('Value cannot be null. Parameter name: filters')
  if (countTerms(query.filter) > 500) throw new Refusal('A query has at most 500 conditions.')
  const tests = query.filter.flatMap((filter) => testOf(filter, fields, entity) ?? [])
  const found = records
    .filter((record) => tests.every((test) => test(record)))
    .toSorted((one, other) => Number(one['id']) - Number(other['id']))
    .filter((record) => after === null || Number(record['id']) > after)
  const page = found.slice(0, query.MaxRecords)
  const wanted = query.IncludeFields
  return {
    items:
      wanted === undefined
        ? page
        : page.map((record) => Object.fromEntries(wanted.map((name) => [name, record[name]]))),
    pageDetails: {
      count: page.length,
      requestCount: query.MaxRecords,
      prevPageUrl: null,
      nextPageUrl:
        found.length > page.length
          ? `${address}/next?paging=${JSON.stringify({ after: page.at(-1)?.['id'] })}`
          : null,
    },
  }
}
