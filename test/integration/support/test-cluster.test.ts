import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../support/server/test-cluster.ts'

test('gives each caller a database of its own, reachable by its settings and by its URL', async () => {
  const one = await createTestDatabase()
  const byConfig = new Client(one.config)
  await byConfig.connect()
  await byConfig.query('create table note as select 7 as id')
  await byConfig.end()

  const copy = await createTestDatabase({ template: one.name })
  const byUrl = new Client(copy.databaseUrl)
  await byUrl.connect()
  expect((await byUrl.query('select current_database() as name, id from note')).rows).toEqual([
    { name: copy.name, id: 7 },
  ])
  byUrl.on('error', () => {})
  await copy.drop()
  await byUrl.end()

  await one.drop()
  await expect(new Client(one.config).connect()).rejects.toThrow('does not exist')
})
