import { describe, expect, test } from 'vitest'
import { matchesFilter, noFilter, queryOf } from '../../../../../renderer/features/writebacks/row-filter.ts'
import { csvHead, csvLines, csvOf } from '../../../../../renderer/features/writebacks/writebacks-csv.ts'
import { writebackWords as german } from '../../../../../renderer/features/writebacks/writebacks.words.de.ts'
import { writebackWords } from '../../../../../renderer/features/writebacks/writebacks.words.ts'
import { makeWriteback } from '../../../../support/samples/psa.ts'

const nameOf = (id: string) => (id === 'ann' ? 'Ann "Lee" Ruiz' : id)

describe('the table', () => {
  test('has a row each, quoted, and nothing that a spreadsheet would run', () => {
    const row = {
      writeback: makeWriteback(),
      title: '=HYPERLINK("x")',
      client: '  +1, Ltd\r\n',
      ownerId: null,
    }
    const [head, first, ...rest] = `${csvHead()}${csvLines([row, row], nameOf)}`.split('\r\n')
    expect(head?.split(',').slice(0, 4)).toEqual(['Confirmed (UTC)', 'Person', 'Client', 'Ticket'])
    expect(`${first}\r\n${rest.join('\r\n')}`).toContain(',Resolution,Waiting,')
    expect(first).toContain('"Ann ""Lee"" Ruiz"')
    expect(`${first}\r\n${rest.join('\r\n')}`).toContain('"\'=HYPERLINK(""x"")"')
    expect(`${first}\r\n${rest.join('\r\n')}`).toContain('"\'  +1, Ltd\r\n"')
  })
  test('has a cell under each of its heads, in every language', () => {
    const row = { writeback: makeWriteback(), title: 'Printer', client: 'Contoso', ownerId: null }
    const cells = csvLines([row], nameOf).split(',')
    for (const { csvColumns } of [writebackWords, german]) expect(cells).toHaveLength(csvColumns.length)
  })
  test('has only its head without rows', () => {
    expect(`${csvHead()}${csvLines([], nameOf)}`.split('\r\n')).toHaveLength(2)
  })
})

describe('what is exported', () => {
  const rowOf = (id: string) => ({
    writeback: makeWriteback({ id }),
    title: `Session of ${id}`,
    client: 'Contoso',
    ownerId: 'ann',
  })
  const textOf = async ({ pieces }: { pieces: Blob[] }) => new Blob(pieces).text()
  const page = { ok: true as const, value: { rows: [rowOf('w1'), rowOf('w2')], next: null } }

  test('is what needs attention where that is listed, and the server isn’t asked', async () => {
    const asked: unknown[] = []
    const ask = async (query: unknown) => {
      asked.push(query)
      return page
    }
    const done = await csvOf({ view: 'attention', shown: [rowOf('w2')] }, ask, nameOf)
    expect(done).toMatchObject({ count: 1, isWhole: true })
    expect(await textOf(done)).toBe(csvLines([rowOf('w2')], nameOf))
    expect(asked).toEqual([])
  })

  test('is everything that the filter matches where all are listed, or what is here if the server can’t be asked', async () => {
    const listed = { view: 'all', shown: [rowOf('w2')], filter: { ...noFilter, state: 'failed' } } as const
    const done = await csvOf(
      listed,
      async ({ states }) => {
        expect(states).toEqual(['failed'])
        return page
      },
      nameOf,
    )
    expect(done).toMatchObject({ count: 2, isWhole: true })
    const problem = { kind: 'offline' as const, message: 'You’re offline.' }
    expect(await csvOf(listed, async () => ({ ok: false, problem }), nameOf)).toMatchObject({
      count: 1,
      isWhole: false,
    })
  })
})

describe('the filters', () => {
  test('ask for whole days of this device, and for nothing that isn’t one', () => {
    const query = queryOf({
      ...noFilter,
      from: '2026-11-20',
      to: '2026-11-20',
      ticket: ' #482 ',
      state: 'failed',
    })
    expect(query).toMatchObject({ personId: null, ticket: '482', states: ['failed'] })
    expect((query.to ?? 0) - (query.from ?? 0)).toBe(86_400_000 - 1)
    expect(queryOf({ ...noFilter, from: 'soon', state: 'lost' })).toMatchObject({ from: null, states: [] })
  })
  test('are the same on this device', () => {
    const writeback = makeWriteback({ state: 'failed' })
    const matches = (part: Partial<typeof noFilter>) =>
      matchesFilter({ ...noFilter, ...part }, writeback, 'Northwind Traders')
    expect(matches({})).toBe(true)
    expect(matches({ client: 'north', ticket: '#482', personId: 'ann', state: 'failed' })).toBe(true)
    expect([
      matches({ client: 'contoso' }),
      matches({ ticket: '9' }),
      matches({ personId: 'bo' }),
      matches({ state: 'posted' }),
      matches({ from: '2100-01-01' }),
      matches({ to: '2000-01-01' }),
    ]).toEqual([false, false, false, false, false, false])
  })
})
