import fastify from 'fastify'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRules } from '../../../core/notify/personal-rules.ts'
import { addCalendarRoutes } from '../../../server/http/calendar-routes.ts'
import { createDutyFeeds } from '../../../server/policy/duty-feeds.ts'
import { tellDutySoon } from '../../../server/policy/duty-reminders.ts'
import { startMailServer, type MailServer } from '../../support/notify/mail-server.ts'
import { addressOf, giveAddresses, setRules, startToldRig } from '../../support/notify/told-rig.ts'
import { staff, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

const accountId = 'acme'
const scheduleId = uuid()
// A Monday; Ann has it from nine in London.
let now = Date.parse('2026-11-30T08:30:00Z')
let mail: MailServer
let rig: SyncRig
let olga: RigDesk
const minute = 60_000
const clock = () => now
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startToldRig(mail, { clock })
  await rig.addAccount(accountId, staff())
  await giveAddresses(rig, accountId, ['olga', 'ann', 'bob'])
  const content = {
    scheduleId,
    name: 'First line',
    teamId: null,
    zone: 'Europe/London',
    rotations: [
      {
        id: uuid(),
        people: ['ann', 'bob'],
        turn: { every: 1, unit: 'day' as const },
        startsOn: '2026-11-30',
        handoverAt: '00:00',
        hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }],
      },
    ],
  }
  const saved = await rig.decider.request(
    { accountId, personId: 'olga' },
    { id: uuid(), at: now, type: 'schedule.save', version: 1, payload: content },
  )
  if (!saved.ok) throw new Error(saved.problem.message)
  olga = await rig.desk(accountId, 'olga')
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

const look = async () => tellDutySoon({ db: rig.db, enqueue: rig.jobs.enqueue, clock })
const mailsTo = (name: string) => mail.mails.filter(({ to }) => to.includes(addressOf(name)))

test('people hear before their duty begins, each when they chose to, and once', async () => {
  await setRules(rig, accountId, 'bob', { ...defaultRules, dutyReminder: 1440, zone: 'America/New_York' })
  await look()
  expect(mailsTo('ann')).toEqual([])
  now = Date.parse('2026-11-30T08:45:30Z')
  await Promise.all([look(), look()])
  await look()
  await soon(() => expect(mailsTo('ann')).toHaveLength(1))
  expect(mailsTo('ann')[0]?.mail.subject).toBe('Your duty begins soon')
  // Ann's own zone is UTC as long as she hasn't chosen one.
  expect(mailsTo('ann')[0]?.mail.text).toContain('from 09:00 until 17:00 (UTC)')
  expect(mailsTo('bob')).toEqual([])
  now = Date.parse('2026-11-30T09:01:00Z')
  await look()
  await soon(() => expect(mailsTo('bob')).toHaveLength(1))
  expect(mailsTo('bob')[0]?.mail.text).toContain('from Tuesday 04:00 until 12:00 (America/New_York)')
  expect(mailsTo('ann')).toHaveLength(1)
})

test('no one hears who switched it off, or who was covered meanwhile; whoever covers does, in their quiet hours as well', async () => {
  await setRules(rig, accountId, 'ann', { ...defaultRules, dutyReminder: null })
  await setRules(rig, accountId, 'olga', { ...defaultRules, doNotDisturbUntil: now + 90 * 86_400_000 })
  const from = Date.parse('2026-12-03T09:00:00Z')
  const covered = await rig.decider.request(
    { accountId, personId: 'olga' },
    {
      id: uuid(),
      at: now,
      type: 'schedule.cover',
      version: 1,
      payload: {
        scheduleId,
        coverId: uuid(),
        cover: { kind: 'replace', personId: 'olga', insteadOf: 'bob' },
        from,
        until: from + 4 * 60 * minute,
      },
    },
  )
  expect(covered.ok).toBe(true)
  now = Date.parse('2026-12-02T08:50:00Z')
  await look()
  now = from - 10 * minute
  await look()
  await soon(() => expect(mailsTo('olga')).toHaveLength(1))
  expect(mailsTo('olga')[0]?.mail.text).toContain('from 09:00 until 13:00')
  expect(mailsTo('ann')).toHaveLength(1)
})

test('a calendar reads duty without a session, for as long as its address is valid', async () => {
  const app = fastify({ routerOptions: { maxParamLength: 300 } })
  await app.register(
    async (scope) =>
      addCalendarRoutes(scope, createDutyFeeds({ db: rig.db, databaseOf: rig.accounts.ordinary, clock }), 20),
    {
      prefix: '/calendar',
    },
  )
  const get = async (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: url.replace('https://baton.example', ''), headers })
  const made = await olga.ask('duty-feeds:renew', { scheduleId: null })
  const ofSchedule = await olga.ask('duty-feeds:renew', { scheduleId })
  if (!made.ok || !ofSchedule.ok) throw new Error('No address was made.')
  expect(made.url).toMatch(/^https:\/\/baton\.example\/calendar\/[\w-]{64}\.ics$/u)

  const first = await get(made.url)
  expect(first.statusCode).toBe(200)
  expect(first.headers['content-type']).toContain('text/calendar')
  expect(first.headers['cache-control']).toContain('private')
  expect(first.body).toContain('DTSTART:20261203T090000Z')
  expect(first.body).toContain('For Bob')
  const again = await get(made.url, { 'if-none-match': String(first.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await get(ofSchedule.url)).body).toContain('First line: Ann')

  // Stored is only a hash, and others neither see nor end it.
  const { rows } = {
    rows: await rig.db
      .selectFrom('duty_feeds' as never)
      .selectAll()
      .execute(),
  }
  expect(JSON.stringify(rows)).not.toContain(made.url.split('/').at(-1)?.slice(0, 64))
  const ann = await rig.desk(accountId, 'ann')
  expect(await ann.ask('duty-feeds:list', {})).toEqual({ ok: true, feeds: [] })
  await ann.ask('duty-feeds:remove', { id: made.feed.id })
  expect((await get(made.url)).statusCode).toBe(200)

  const renewed = await olga.ask('duty-feeds:renew', { scheduleId: null })
  if (!renewed.ok) throw new Error(renewed.problem.message)
  expect((await get(made.url)).statusCode).toBe(404)
  expect((await get(renewed.url)).statusCode).toBe(200)
  await olga.ask('duty-feeds:remove', { id: renewed.feed.id })
  expect((await get(renewed.url)).statusCode).toBe(404)
  expect((await get('/calendar/x.ics')).statusCode).toBe(404)
  for (let n = 0; n < 20; n += 1) await get('/calendar/x.ics')
  expect((await get('/calendar/x.ics')).statusCode).toBe(429)
  await app.close()
})

test('who no longer has access has no calendar any more', async () => {
  const bob = await rig.desk(accountId, 'bob')
  const made = await bob.ask('duty-feeds:renew', { scheduleId: null })
  if (!made.ok) throw new Error(made.problem.message)
  const read = createDutyFeeds({ db: rig.db, databaseOf: rig.accounts.ordinary, clock })
  const secret = made.url.slice(made.url.lastIndexOf('/') + 1, -4)
  expect(await read(secret)).toContain('BEGIN:VCALENDAR')
  const done = await rig.decider.request(
    { accountId, personId: 'olga' },
    { id: uuid(), at: now, type: 'person.update', version: 1, payload: { personId: 'bob', active: false } },
  )
  expect(done.ok).toBe(true)
  expect(await read(secret)).toBeNull()
})
