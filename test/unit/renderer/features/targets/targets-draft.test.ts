import { describe, expect, it, test } from 'vitest'
import { targetsToBegin } from '../../../../../core/domain/duty/response-targets.ts'
import {
  contentOf,
  draftOf,
  minutesFrom,
  type TargetsDraft,
} from '../../../../../renderer/features/targets/targets-draft.ts'
import { targetsOf } from '../../../../support/samples/make.ts'

test.each([
  ['', null],
  ['  ', null],
  ['15', 15],
  ['15 min', 15],
  ['15m', 15],
  ['4 h', 240],
  ['4h', 240],
  ['1.5 h', 90],
  ['1,5 hours', 90],
  ['1 h 30 min', 90],
  ['1h30', 90],
  ['1:30', 90],
  ['4 Std.', 240],
  ['1,5 Stunden', 90],
  ['1 Std. 30 Min.', 90],
  ['1 Stunde 30 Minuten', 90],
  ['0', 0],
  ['soon', undefined],
  ['4 d', undefined],
  ['-5', undefined],
  ['1:75', undefined],
])('%j is %s minutes', (text, minutes) => {
  expect(minutesFrom(text)).toBe(minutes)
})

describe('the form of response targets', () => {
  const problemOf = (draft: TargetsDraft): string => {
    const read = contentOf(draft)
    return 'problem' in read ? read.problem : ''
  }
  const begun = draftOf(targetsOf())

  it('gives back what it was made from', () => {
    for (const targets of [targetsOf(), targetsToBegin('Europe/London')])
      expect(contentOf(draftOf(targets))).toEqual({ content: targets })
  })

  it('says what is missing, line by line', () => {
    expect(problemOf({ ...begun, zone: 'Atlantis' })).toMatch(/time zone/u)
    expect(problemOf({ ...begun, hours: [{ key: 'a', days: [], from: '09:00', until: '17:00' }] })).toMatch(
      /^Line 1 needs/u,
    )
    expect(problemOf({ ...begun, hours: [] })).toBe('Add business hours.')
    expect(problemOf({ ...begun, holidays: [{ key: 'a', date: '2026-12-25', name: ' ' }] })).toMatch(
      /^Holiday 1 needs/u,
    )
    const normal = (touch: string, resolve: string) => ({
      ...begun,
      targets: { ...begun.targets, normal: { touch, resolve } },
    })
    expect(problemOf(normal('soon', ''))).toBe(
      'The normal target isn’t a time. Type something like 15 min or 4 h.',
    )
    expect(problemOf(normal('4 h', '1 h'))).toMatch(/before the resolution/u)
  })

  it('puts days and holidays in order', () => {
    const read = contentOf({
      ...begun,
      hours: [{ key: 'a', days: [5, 1], from: '09:00', until: '17:00' }],
      holidays: [
        { key: 'b', date: '2027-01-01', name: 'New Year' },
        { key: 'a', date: '2026-12-25', name: 'Christmas' },
      ],
    })
    if ('problem' in read) throw new Error(read.problem)
    expect(read.content.calendar).toMatchObject({
      hours: [{ days: [1, 5] }],
      holidays: [{ date: '2026-12-25' }, { date: '2027-01-01' }],
    })
  })
})
