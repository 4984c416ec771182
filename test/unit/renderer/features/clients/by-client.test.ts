import { expect, test } from 'vitest'
import { groupedByClient, sameClient } from '../../../../../renderer/features/clients/by-client.ts'

test('a heading above each client, in the order in which they come, and any spelling of one together', () => {
  const rows = [
    { id: 1, client: 'Contoso' },
    { id: 2, client: '' },
    { id: 3, client: 'contoso ' },
    { id: 4, client: 'Adatum' },
  ]
  expect(groupedByClient(rows, ({ client }) => client)).toEqual([
    { heading: 'Contoso', count: 2 },
    { row: rows[0] },
    { row: rows[2] },
    { heading: '', count: 1 },
    { row: rows[1] },
    { heading: 'Adatum', count: 1 },
    { row: rows[3] },
  ])
})

test('clients are the same whatever their case', () => {
  expect(sameClient('Contoso', ' contoso')).toBe(true)
  expect(sameClient('Contoso', 'Contoso Ltd')).toBe(false)
})
