import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothingYet } from '../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { AnswerOf } from '../../../core/protocol/messages.ts'
import {
  staff,
  startPayload,
  startSyncRig,
  type RigDesk,
  type SyncRig,
} from '../../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
  await rig.addAccount('globex', staff())
})
afterAll(async () => rig.close())

const accepted = async (desk: RigDesk, ...args: Parameters<RigDesk['intent']>): Promise<void> => {
  const answer = await desk.push(desk.intent(...args))
  expect(answer).toMatchObject({ ok: true, verdicts: [{ status: 'accepted' }] })
}

/** Ann's closed session with notes of so many characters. */
const closedSession = async (ann: RigDesk, notes: number, length: number): Promise<string> => {
  const sessionId = uuid()
  await accepted(ann, 'session.start', startPayload(sessionId))
  for (let index = 0; index < notes; index += 1)
    await accepted(ann, 'entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'x'.repeat(length) })
  await accepted(ann, 'session.resolve', { sessionId, resolutionSummary: 'Done' })
  return sessionId
}

const pull = async (desk: RigDesk, wholeSince?: number): Promise<{ changes: Change[]; left: string[] }> => {
  const all = { changes: [] as Change[], left: [] as string[] }
  for (let after = nothingYet, more = true; more;) {
    const asked = { after, limit: 5, ...(wholeSince === undefined ? {} : { wholeSince }) }
    const answer: AnswerOf<'sync:pull'> = await desk.ask('sync:pull', asked)
    if (!answer.ok) throw new Error(answer.problem.message)
    all.changes.push(...answer.changes)
    all.left.push(...answer.left)
    after = answer.reached
    more = answer.more
  }
  return all
}

const readAll = async (desk: RigDesk, sessionId: string): Promise<Change[][]> => {
  const pages: Change[][] = []
  let after: Extract<AnswerOf<'session:read'>, { ok: true }>['next'] = null
  do {
    const answer: AnswerOf<'session:read'> = await desk.ask('session:read', { sessionId, after })
    if (!answer.ok) throw new Error(answer.problem.message)
    pages.push(answer.changes)
    after = answer.next
  } while (after !== null)
  return pages
}

const entriesOf = (changes: readonly Change[], sessionId: string): Change[] =>
  changes.filter(({ collection, document }) => collection === 'entries' && document.sessionId === sessionId)

test('what lies with older closed sessions of others is left out, by name, and read by session', async () => {
  const ann = await rig.desk('acme', 'ann')
  const bob = await rig.desk('acme', 'bob')
  const closed = await closedSession(ann, 3, 10)
  const open = uuid()
  await accepted(ann, 'session.start', startPayload(open))
  const later = Date.now() + 3_600_000

  const { changes, left } = await pull(bob, later)
  expect(new Set(left)).toEqual(new Set([closed]))
  expect(entriesOf(changes, closed)).toEqual([])
  expect(entriesOf(changes, open)).toHaveLength(1)
  expect(changes.filter(({ collection }) => collection === 'sessions')).toHaveLength(2)

  const whole = await pull(bob)
  expect(whole.left).toEqual([])
  const [read = [], ...others] = await readAll(bob, closed)
  expect(others).toEqual([])
  expect(new Set(read)).toEqual(new Set(entriesOf(whole.changes, closed)))

  // Whose it is has it whole, and so has everyone what has changed since.
  expect((await pull(ann, later)).left).toEqual([])
  expect((await pull(bob, 1)).left).toEqual([])
})

test('a session is read in pages of bounded size, each document once', async () => {
  const ann = await rig.desk('acme', 'ann')
  const closed = await closedSession(ann, 20, 200_000)
  const pages = await readAll(ann, closed)
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(2_200_000)
  const ids = pages.flat().map(({ document }) => document.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(entriesOf(pages.flat(), closed)).toHaveLength(22)
})

test('no one reads a session of another workspace', async () => {
  const ann = await rig.desk('acme', 'ann')
  const stranger = await rig.desk('globex', 'ann')
  const closed = await closedSession(ann, 1, 10)
  expect(await readAll(stranger, closed)).toEqual([[]])
})
