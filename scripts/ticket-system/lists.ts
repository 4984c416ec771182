import { invalid, Refusal, type Reply } from './answers.ts'
import { ConditionError, conditionTest, type Shown, valueAt } from './conditions.ts'

/** What a list was asked for: the query, and the conditions of a body where they were too long for an address. */
export type ListQuery = { url: URL; conditions?: string; forwardOnly: boolean }

/** Paths by which each kind of record can be searched and sorted. */
export const searchable = {
  ticket: new Set([
    'id',
    'summary',
    'board/id',
    'board/name',
    'status/id',
    'status/name',
    'company/id',
    'company/identifier',
    'company/name',
    'contactName',
    'owner/identifier',
    'resources',
    'closedFlag',
    'mergedParentTicket/id',
    'lastUpdated',
    '_info/lastUpdated',
  ]),
  member: new Set([
    'id',
    'identifier',
    'firstName',
    'lastName',
    'primaryEmail',
    'officeEmail',
    'inactiveFlag',
    'licenseClass',
  ]),
  note: new Set([
    'id',
    'text',
    'detailDescriptionFlag',
    'internalAnalysisFlag',
    'resolutionFlag',
    'dateCreated',
  ]),
  time: new Set(['id', 'chargeToId', 'chargeToType', 'member/identifier', 'timeStart']),
  board: new Set(['id', 'name', 'inactiveFlag']),
  status: new Set(['id', 'name', 'closedStatus', 'inactive']),
  booked: new Set(['id', 'name', 'inactiveFlag']),
  callback: new Set(['id', 'url']),
  document: new Set(['id', 'title', 'fileName']),
  configuration: new Set(['id', 'deviceIdentifier']),
} satisfies Record<string, ReadonlySet<string>>

const only = (record: Shown, fields: string): Shown => {
  const shown: Shown = {}
  for (const path of fields.split(',').map((field) => field.trim())) {
    const [first = '', second] = path.split('/')
    if (second === undefined) shown[first] = record[first]
    else shown[first] = { ...(shown[first] as Shown | undefined), [second]: valueAt(record, path) }
  }
  return shown
}

const wholeNumber = (text: string | null, otherwise: number, most: number, name: string): number => {
  if (text === null) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw invalid('request', name, `${name} is a whole number from 1 to ${most}.`)
  return value
}

/**
 * One page of a list: conditions, order, fields, and a Link to the next page under this system's own name.
 *
 * Pages come by number, or in the order of ids without one (`pagination-type: forward-only`).
 */
export const listed = (
  records: readonly Shown[],
  fields: ReadonlySet<string>,
  { url, conditions, forwardOnly }: ListQuery,
): Reply => {
  const query = url.searchParams
  const passing = (() => {
    try {
      return records.filter(conditionTest(conditions ?? query.get('conditions') ?? '', fields))
    } catch (error) {
      if (error instanceof ConditionError) throw new Refusal(400, 'ApiFindCondition', error.message)
      throw error
    }
  })()
  const pageSize = wholeNumber(query.get('pageSize'), 25, 1000, 'pageSize')
  const orderBy = query.get('orderBy')
  const [orderField = 'id', direction = 'asc'] = (orderBy ?? '').split(/\s+/u).filter(Boolean)
  if (forwardOnly && orderBy !== null)
    throw invalid('request', 'orderBy', 'Forward-only pages come in the order of ids.')
  if (!fields.has(orderField))
    throw new Refusal(400, 'ApiFindCondition', `There is no field ${orderField} to sort by.`)
  const sorted = passing.toSorted((one, other) => {
    const [left, right] = [valueAt(one, orderField), valueAt(other, orderField)]
    const difference =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left ?? '').localeCompare(String(right ?? ''))
    return direction.toLowerCase() === 'desc' ? -difference : difference
  })

  const links: string[] = []
  const link = (changes: Record<string, number>, rel: string) => {
    const target = new URL(url)
    for (const [name, value] of Object.entries(changes)) target.searchParams.set(name, String(value))
    links.push(`<${target.href}>; rel="${rel}"`)
  }
  let page: Shown[]
  if (forwardOnly) {
    const after = Number(query.get('pageId') ?? 0)
    const rest = sorted.filter((record) => Number(record['id']) > after)
    page = rest.slice(0, pageSize)
    if (rest.length > pageSize) link({ pageId: Number(page.at(-1)?.['id']) }, 'next')
  } else {
    const number = wholeNumber(query.get('page'), 1, 1_000_000, 'page')
    page = sorted.slice((number - 1) * pageSize, number * pageSize)
    const last = Math.max(1, Math.ceil(sorted.length / pageSize))
    if (number < last) {
      link({ page: number + 1 }, 'next')
      link({ page: last }, 'last')
    }
  }
  const wanted = query.get('fields')
  return {
    status: 200,
    body: wanted === null ? page : page.map((record) => only(record, wanted)),
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
  }
}
