import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needsLook } from '../../../../../../renderer/features/write-ups/step/needs-look.ts'
import {
  adjustmentsIn,
  emptyWriteUp,
  filesIn,
  fromAdjustments,
  minutesFrom,
  minutesIn,
  visibilityIn,
  withFile,
  withMinutes,
} from '../../../../../../renderer/features/write-ups/form/write-up-form.ts'

describe('the draft of a write-up', () => {
  test('reads anything that may be stored, and takes nonsense for unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        const form = { ...emptyWriteUp, mask: stored, minutes: stored, files: stored, visibility: stored }
        expect(adjustmentsIn(form).mask.every((one) => typeof one === 'string')).toBe(true)
        expect([...minutesIn(form).values()].every((one) => typeof one === 'string')).toBe(true)
        expect([...filesIn(form).values()].every((who) => who === 'client' || who === 'internal')).toBe(true)
        expect(['client', 'internal']).toContain(visibilityIn(form, 'resolution'))
      }),
    )
  })

  test('keeps what was chosen', () => {
    const adjusted = { mask: ['a'], unmask: ['b', 'c'] }
    expect(adjustmentsIn({ ...emptyWriteUp, ...fromAdjustments(adjusted) })).toEqual(adjusted)
    expect(fromAdjustments({ mask: [], unmask: [] })).toEqual({ mask: '', unmask: '' })
    const minutes = withMinutes({ minutes: withMinutes(emptyWriteUp, '2026-11-20', '37') }, '2026-11-21', '0')
    expect([...minutesIn({ minutes })]).toEqual([
      ['2026-11-20', '37'],
      ['2026-11-21', '0'],
    ])
    const files = withFile(emptyWriteUp, 'f1', 'client')
    expect(filesIn({ files }).get('f1')).toBe('client')
    expect(withFile({ files }, 'f1', null)).toBe('')
  })

  test.each([
    ['0', 0],
    [' 37 ', 37],
    ['1440', 1440],
    ['1441', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
    ['half an hour', null],
  ])('takes %j as minutes: %j', (typed, minutes) => {
    expect(minutesFrom(typed)).toBe(minutes)
  })

  test('shows resolutions to clients and escalations to colleagues, unless told otherwise', () => {
    expect(visibilityIn({ visibility: '' }, 'resolution')).toBe('client')
    expect(visibilityIn({ visibility: 'internal' }, 'resolution')).toBe('internal')
    expect(visibilityIn({ visibility: '' }, 'escalation')).toBe('internal')
  })
})

describe('whether a note is looked at before it is sent', () => {
  const quiet = { hasTicket: true, visibility: 'internal', masked: 0, edited: false, problem: null } as const
  test.each([
    ['an internal note with nothing masked', quiet, false],
    ['what a client reads', { ...quiet, visibility: 'client' }, true],
    ['something masked', { ...quiet, masked: 1 }, true],
    ['an edited text', { ...quiet, edited: true }, true],
    ['a problem', { ...quiet, problem: 'Too long.' }, true],
    ['no ticket', { ...quiet, visibility: 'client', masked: 2, hasTicket: false }, false],
    ['no ticket, but a problem', { ...quiet, hasTicket: false, problem: 'Empty.' }, true],
  ] as const)('%s', (_, stand, looks) => {
    expect(needsLook(stand)).toBe(looks)
  })
})
