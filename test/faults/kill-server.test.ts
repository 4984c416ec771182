import { spawn } from 'node:child_process'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Intent } from '../../core/intents/intent.ts'
import { readDocument } from '../../server/store/change-log.ts'
import { programOf } from '../support/server/programs.ts'
import {
  escalatePayload,
  staff,
  startPayload,
  startSyncRig,
  type SyncRig,
} from '../support/server/sync-rig.ts'

let rig: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  await rig.addAccount('acme', staff())
})
afterAll(async () => rig.close())

const child = programOf(new URL('../support/server/dying-pusher.ts', import.meta.url))

const pushAndDie = async (killAt: number, deviceId: string, intents: Intent[]) =>
  new Promise<{ signal: string | null; output: string }>((resolve, reject) => {
    const task = {
      connection: rig.database.config,
      killAt,
      from: { accountId: 'acme', personId: 'ann', deviceId },
      intents,
    }
    const dying = spawn(process.execPath, [child, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    dying.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    dying.once('error', reject)
    dying.once('close', (_code, signal) => resolve({ signal, output }))
  })

test('killed before any statement of a push, then pushed again: one result', async () => {
  let survived = false
  let killed = 0
  for (let killAt = 1; !survived && killAt < 80; killAt += 1) {
    const desk = await rig.desk('acme', 'ann')
    const sessionId = uuid()
    const handoffId = uuid()
    const intents = [
      desk.intent('session.start', startPayload(sessionId)),
      desk.intent('entry.add', { entryId: uuid(), sessionId, kind: 'note', text: 'before I leave' }),
      desk.intent('handoff.create', {
        ...escalatePayload(sessionId, handoffId),
        intent: 'park',
        wakeAt: Date.now() + 3_600_000,
      }),
    ]
    const died = await pushAndDie(killAt, desk.deviceId, intents)
    survived = died.signal !== 'SIGKILL'
    if (!survived) killed += 1

    const answer = await desk.push(...intents)
    if (!answer.ok) throw new Error(answer.problem.message)
    expect(answer.verdicts.map((verdict) => verdict.status)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({
      status: 'paused',
      entryCount: 3,
      handoffCount: 1,
      openHandoffId: handoffId,
    })
    const jobs = await rig.db
      .selectFrom('pgboss.job' as never)
      .selectAll()
      .where('singleton_key' as never, '=', handoffId as never)
      .execute()
    expect(jobs).toHaveLength(1)
    desk.close()
  }
  expect(survived).toBe(true)
  expect(killed).toBeGreaterThan(8)
})

test('killed after the commit, before the answer: pushed again a week later it is the same answer', async () => {
  const desk = await rig.desk('acme', 'ann')
  const sessionId = uuid()
  const intents = [
    desk.intent('session.start', startPayload(sessionId)),
    desk.intent('session.resume', { sessionId }),
  ]
  const died = await pushAndDie(0, desk.deviceId, intents)
  expect(died.signal).toBe('SIGKILL')
  const told = (JSON.parse(died.output) as { answer: unknown }).answer
  await rig.db
    .updateTable('intents')
    .set({ received_at: new Date(Date.now() - 7 * 86_400_000) })
    .where('id', '=', intents[0]?.id ?? '')
    .execute()
  expect(await desk.push(...intents)).toEqual(told)
  expect(await readDocument(rig.db, 'acme', 'sessions', sessionId)).toMatchObject({ entryCount: 1 })
})
