import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarText, type Calendar } from '../../../../core/duty/calendar.ts'
import { personCalendar, scheduleCalendar } from '../../../../core/duty/duty-calendar.ts'
import { dutyStarts } from '../../../../core/duty/duty-starts.ts'
import type { Schedule } from '../../../../core/domain/duty/schedule.ts'

const day = 86_400_000
const hour = 3_600_000

const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  id: 's1',
  accountId: 'acme',
  rev: 7,
  name: 'First line',
  teamId: null,
  zone: 'Europe/Berlin',
  rotations: [
    {
      id: 'r1',
      people: ['ana', 'ben'],
      turn: { every: 1, unit: 'day' },
      startsOn: '2026-10-01',
      handoverAt: '09:00',
      hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '09:00', until: '17:00' }],
    },
  ],
  covers: [],
  version: 1,
  removed: false,
  createdAt: Date.parse('2026-09-30T08:00:00Z'),
  ...over,
})
const nameOf = (id: string): string => ({ ana: 'Ana Ruiz', ben: 'Ben; Carter, Jr.' })[id] ?? 'Someone'
const ana = { id: 'ana', name: 'Ana Ruiz' }

/** What a calendar program reads in it. */
const read = (calendar: Calendar) => {
  const component = new ICAL.Component(ICAL.parse(calendarText(calendar)) as unknown[])
  return component.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one)
    return {
      uid: event.uid,
      from: event.startDate.toJSDate().getTime(),
      until: event.endDate.toJSDate().getTime(),
      title: event.summary,
      note: event.description,
    }
  })
}
const at = (text: string): number => Date.parse(text)

describe('the calendar of someone’s duty', () => {
  test('follows the schedule’s wall when clocks go back and forward', () => {
    const autumn = read(personCalendar(ana, [schedule()], nameOf, at('2026-10-24T10:00Z')))
    const starts = (around: { from: number }[]) => around.map(({ from }) => new Date(from).toISOString())
    expect(starts(autumn)).toContain('2026-10-23T07:00:00.000Z')
    // Germany's clocks go back on 25 October 2026: nine in the morning is an hour later then.
    expect(starts(autumn)).toContain('2026-10-25T08:00:00.000Z')
    const spring = read(personCalendar(ana, [schedule()], nameOf, at('2027-03-27T10:00Z')))
    expect(starts(spring)).toContain('2027-03-26T08:00:00.000Z')
    expect(starts(spring)).toContain('2027-03-28T07:00:00.000Z')
    for (const { from, until } of [...autumn, ...spring]) expect(until - from).toBe(8 * hour)
  })

  test('through the night of the change it is as long as that night is', () => {
    const nights = schedule({
      rotations: [
        {
          ...(schedule().rotations[0] as Schedule['rotations'][number]),
          people: ['ana'],
          hours: [{ days: [6], from: '22:00', until: '06:00' }],
        },
      ],
    })
    const long = read(personCalendar(ana, [nights], nameOf, at('2026-10-24T10:00Z')))
    const lengthOf = (date: string) =>
      long
        .filter(({ from }) => new Date(from).toISOString().startsWith(date))
        .map((one) => one.until - one.from)
    expect(lengthOf('2026-10-24')).toEqual([9 * hour])
    expect(lengthOf('2026-10-17')).toEqual([8 * hour])
    const short = read(personCalendar(ana, [nights], nameOf, at('2027-03-27T10:00Z')))
    expect(short.find(({ from }) => from === at('2027-03-27T21:00Z'))?.until).toBe(at('2027-03-28T04:00Z'))
  })

  test('has covers in it, taken away and added, and says whom someone covers', () => {
    const from = at('2026-11-02T08:00Z')
    const base = read(personCalendar(ana, [schedule()], nameOf, at('2026-11-01T10:00Z')))
    const isAnas = base.some((one) => one.from === from)
    const [on, off] = isAnas ? (['ana', 'ben'] as const) : (['ben', 'ana'] as const)
    const covered = schedule({
      covers: [
        {
          id: 'c1',
          cover: { kind: 'replace', personId: off, insteadOf: on },
          from,
          until: from + 8 * hour,
          by: off,
          at: at('2026-11-01T09:00Z'),
        },
      ],
    })
    const of = (id: string) =>
      read(personCalendar({ id, name: nameOf(id) }, [covered], nameOf, at('2026-11-01T10:00Z')))
    expect(of(on).some((one) => one.from === from)).toBe(false)
    expect(of(off).find((one) => one.from === from)?.note).toContain(`For ${nameOf(on)}.`)
  })

  test('is the same text until its duty changes, and its entries keep their names', () => {
    const text = (now: string, one = schedule()) => calendarText(personCalendar(ana, [one], nameOf, at(now)))
    expect(text('2026-11-10T00:00Z')).toBe(text('2026-11-10T23:59Z'))
    const uids = (now: string) =>
      read(personCalendar(ana, [schedule()], nameOf, at(now))).map(({ uid }) => uid)
    const [before, after] = [uids('2026-11-10T00:00Z'), uids('2026-11-13T00:00Z')]
    expect(new Set(before).size).toBe(before.length)
    expect(before.filter((uid) => after.includes(uid)).length).toBeGreaterThan(before.length - 4)
    expect(text('2026-11-10T00:00Z', schedule({ removed: true }))).not.toContain('VEVENT')
  })
})

test('a schedule’s calendar names who has each shift', () => {
  const events = read(scheduleCalendar(schedule(), nameOf, at('2026-11-10T00:00Z')))
  expect(events.map(({ title }) => title)).toContain('First line: Ben; Carter, Jr.')
  expect(events.every(({ from, until }) => until > from)).toBe(true)
})

test('whatever people are called, a calendar program reads it as it was written, in lines of at most 75 octets', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    fc.constantFrom('A\r\nBEGIN:VALARM', '\\n;,:"', 'ü'.repeat(60), '👩‍👩‍👧‍👦'.repeat(20)),
  )
  fc.assert(
    fc.property(name, (text) => {
      const calendar: Calendar = {
        name: text,
        events: [{ id: 'e1@duty.baton', from: day, until: 2 * day, title: `On duty: ${text}`, note: text }],
        at: day,
        sequence: 1,
      }
      const written = calendarText(calendar)
      for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const [event] = read(calendar)
      expect(event?.from).toBe(day)
      // oxlint-disable-next-line no-control-regex
      expect(event?.title).toBe(`On duty: ${text.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, ' ')}`)
    }),
  )
})

test('duty begins once, however often others come and go meanwhile', () => {
  const always = schedule({
    rotations: [
      { ...(schedule().rotations[0] as Schedule['rotations'][number]), id: 'a', people: ['cyd'], hours: [] },
      ...schedule().rotations,
    ],
  })
  const from = at('2026-11-09T23:00Z')
  const starts = dutyStarts(always, { from, until: from + 3 * day })
  expect(starts.filter(({ personId }) => personId === 'cyd')).toEqual([])
  expect(starts.map(({ personId }) => personId)).toHaveLength(3)
  expect(starts[0]?.until).toBe((starts[0]?.from ?? 0) + 8 * hour)
})
