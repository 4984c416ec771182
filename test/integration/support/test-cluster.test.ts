import { Client, type ClientConfig } from 'pg'
import { expect, test } from 'vitest'
import { borrowDatabase, createTestDatabase, type TestDatabase } from '../../support/server/test-cluster.ts'

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

test('lends a database that is empty again whatever was left in it, and to one at a time', async () => {
  const run = async (config: ClientConfig, statement: string) => {
    const client = new Client(config)
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows
  }
  /** One that something was left in. Whoever else borrows at that moment may be faster: then another is tried. */
  const lentAgain = async (): Promise<TestDatabase> => {
    const first = await borrowDatabase()
    const second = await borrowDatabase()
    expect(second.name).not.toBe(first.name)
    await run(first.config, `insert into accounts (id) values ('acme')`)
    await run(first.config, `insert into history (account_id, rev, id) values ('acme', 1, gen_random_uuid())`)
    await first.drop()
    const again = await borrowDatabase()
    await second.drop()
    if (again.name === first.name) return again
    await again.drop()
    return lentAgain()
  }
  const again = await lentAgain()
  expect(await run(again.config, 'select id from accounts union all select account_id from history')).toEqual(
    [],
  )
  expect(await run(again.config, 'select name from kysely_migration')).not.toEqual([])
  await again.drop()
})
