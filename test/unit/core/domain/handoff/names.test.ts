import { describe, expect, test } from 'vitest'
import { AccountName, Team } from '../../../../../core/domain/account/account.ts'
import { Attachment } from '../../../../../core/domain/files/attachment.ts'
import { escalationTitle } from '../../../../../core/domain/handoff/escalation-words.ts'
import { notificationsFor } from '../../../../../core/domain/notification/notifications.ts'
import { PersonName } from '../../../../../core/domain/people/person.ts'
import { excerpt, isolated } from '../../../../../core/domain/text/text.ts'
import {
  makeHandoff,
  makePerson,
  makeSnapshot,
  makeWorld,
  minute,
  nine,
} from '../../../../support/samples/make.ts'

const marks = [
  '\u061C',
  '\u200E',
  '\u200F',
  '\u202A',
  '\u202B',
  '\u202C',
  '\u202D',
  '\u202E',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
]
const image = {
  hash: 'a'.repeat(64),
  type: 'image/png',
  bytes: 10,
  width: 1,
  height: 1,
}
const names = {
  person: (name: string) => PersonName.parse(name),
  workspace: (name: string) => AccountName.parse(name),
  team: (name: string) => Team.parse({ id: 't1', name }).name,
  file: (name: string) => Attachment.parse({ ...image, name }).name,
}

describe('marks that turn the reading direction', () => {
  test.each(Object.entries(names))('are left out of the name of a %s', (_, named) => {
    for (const mark of marks) expect(named(`${mark}An${mark}a ${mark}`)).toBe('Ana')
    expect(named('דנה לוי')).toBe('דנה לוי')
    expect(named('नेहा क\u094d\u200dष')).toBe('नेहा क\u094d\u200dष')
  })

  test.each(Object.entries(names))('alone are no name of a %s', (_, named) => {
    expect(() => named(marks.join(''))).toThrow('too_small')
  })

  test('never come with a person into the workspace', () => {
    const world = makeWorld().must('person.update', { personId: 'ann', name: '\u202EAnn\u202C' }, 'cy')
    expect(world.get('people', 'ann').name).toBe('Ann')
  })
})

describe('someone’s text in a sentence', () => {
  test.each([
    ['Ana Ruiz', 'Ana Ruiz'],
    ['José Ñáñez', 'José Ñáñez'],
    ['中村 健', '中村 健'],
    ['דנה לוי', '\u2068דנה לוי\u2069'],
    ['محمد (Ops)', '\u2068محمد (Ops)\u2069'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['\u2069דנה\u202E', '\u2068דנה\u2069'],
    ['', ''],
  ])('%j is put into it as %j', (text, put) => {
    expect(isolated(text)).toBe(put)
    expect(isolated(put)).toBe(put)
  })

  test('is isolated after it was cut, so that no end is lost', () => {
    expect(excerpt('שלום '.repeat(30), 8)).toBe('\u2068שלום של…\u2069')
  })

  test('in a notification’s title keeps the sentence in order, each part by itself', () => {
    const snapshot = makeSnapshot({ psaTicketId: '48213', title: 'המדפסת תקועה' })
    expect(escalationTitle(isolated('דנה לוי'), snapshot)).toBe(
      'Escalation from \u2068דנה לוי\u2069 · #48213: \u2068המדפסת תקועה\u2069',
    )
    const long = escalationTitle(isolated('דנה'), makeSnapshot({ title: 'א\u0301\u0302'.repeat(2000) }))
    expect(long.length).toBeLessThanOrEqual(300)
    expect(long.endsWith('…\u2069')).toBe(true)
  })

  test('in every kind of notification closes what it opens, and turns nothing', () => {
    const name = '\u202Eדנה'
    const people = new Map([
      ['ann', makePerson('ann', { name })],
      ['bo', makePerson('bo', { name })],
    ])
    const snapshot = makeSnapshot({ title: `${name} תקוע`, problemSummary: `${name} תקוע` })
    const handoffs = [
      makeHandoff({ snapshot }),
      makeHandoff({ id: 'h2', snapshot, state: 'claimed', claimedBy: 'bo', claimedAt: nine + minute }),
      makeHandoff({ id: 'h3', snapshot, intent: 'park', wakeAt: nine, engineerNotes: '' }),
    ]
    const state = { handoffs, sessions: new Map(), people }
    const told = [...people.values()].flatMap((person) => notificationsFor(person, state, nine + 90 * minute))
    expect(new Set(told.map(({ kind }) => kind))).toEqual(
      new Set(['escalation', 'claimed', 'overdue', 'woke']),
    )
    for (const { title, body } of told) {
      for (const text of [title, body]) {
        expect(text).not.toMatch(/[\u202A-\u202E]/)
        expect(text.split('\u2068')).toHaveLength(text.split('\u2069').length)
      }
      expect(title).toContain('\u2068')
    }
  })
})
