import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { eventually, type RigDesk, staff, startSyncRig, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
let second: SyncRig
beforeAll(async () => {
  rig = await startSyncRig()
  second = await startSyncRig({ database: rig.database })
  await rig.addAccount('acme', staff())
})
afterAll(async () => {
  await second.close()
  await rig.close()
})

const countOf = (desk: RigDesk): (() => number) => {
  let count = 0
  desk.socket.on('rules:changed', () => {
    count += 1
  })
  return () => count
}

test('who chooses how they are told is heard at all of their desks, at any process, and at no one else’s', async () => {
  const phone = await rig.desk('acme', 'bob')
  const desk = await second.desk('acme', 'bob')
  const other = await rig.desk('acme', 'ann')
  const heard = [phone, desk, other].map(countOf)
  const rules = { ...defaultRules, doNotDisturbUntil: Date.now() + 3_600_000 }
  expect(await phone.ask('channels:save', { change: rules })).toEqual({ ok: true })
  await eventually('both desks to hear', () => heard.slice(0, 2).every((count) => count() === 1))
  expect(await desk.ask('channels:read', {})).toMatchObject({
    ok: true,
    channels: { rules, hasChosen: true },
  })
  // What was refused isn't news.
  const wrong = { change: { ...defaultRules, zone: 'Mars/Olympus' } }
  expect(await phone.ask('channels:save', wrong)).toMatchObject({ ok: false })
  expect(await phone.ask('channels:save', { change: defaultRules })).toEqual({ ok: true })
  await eventually('the second to come', () => heard.slice(0, 2).every((count) => count() === 2))
  expect(heard[2]?.()).toBe(0)
  for (const one of [phone, desk, other]) one.close()
})

test('of what two devices change at once, neither undoes the other', async () => {
  const phone = await rig.desk('acme', 'ann')
  const desk = await second.desk('acme', 'ann')
  const until = Date.now() + 3_600_000
  const changes = [
    { doNotDisturbUntil: until },
    { breaksThrough: ['high' as const] },
    { dutyReminder: 45 },
    { zone: 'Europe/Berlin' },
    // Two fields of one channel, and one of another.
    { email: { afterMinutes: 10 } },
    { email: { on: false } },
    { web_push: { afterMinutes: 5 } },
  ]
  await Promise.all(
    changes.map(async (change, index) => (index % 2 === 0 ? phone : desk).ask('channels:save', { change })),
  )
  const rules = {
    ...defaultRules,
    doNotDisturbUntil: until,
    breaksThrough: ['high'],
    dutyReminder: 45,
    zone: 'Europe/Berlin',
    email: { on: false, afterMinutes: 10 },
    web_push: { on: true, afterMinutes: 5 },
  }
  expect(await desk.ask('channels:read', {})).toMatchObject({ ok: true, channels: { rules } })
  for (const one of [phone, desk]) one.close()
})
