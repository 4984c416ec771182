import { describe, expect, test } from 'vitest'
import { wakeAnswer, wakeOptions } from '../../../../../../renderer/features/handoffs/dialogs/wake-time.ts'
import { fromLocalInput, toLocalInput } from '../../../../../../renderer/features/shared/text/local-input.ts'

const at = (text: string) => new Date(text).getTime()
const friday = at('2026-11-20T10:20:30')

describe('wakeOptions', () => {
  test('offers an hour, the afternoon, tomorrow and Monday on a Friday morning', () => {
    expect(wakeOptions(friday)).toEqual([
      { value: 'none', label: 'Never', at: null },
      { value: 'hour', label: 'In 1 hour', at: at('2026-11-20T11:20:30') },
      { value: 'afternoon', label: 'Today 15:00', at: at('2026-11-20T15:00') },
      { value: 'tomorrow', label: 'Tomorrow 09:00', at: at('2026-11-21T09:00') },
      { value: 'monday', label: 'Monday 09:00', at: at('2026-11-23T09:00') },
      { value: 'custom', label: 'Pick…', at: null },
    ])
  })

  test('leaves the afternoon out once it is near or gone', () => {
    expect(wakeOptions(at('2026-11-20T14:30')).map((option) => option.value)).not.toContain('afternoon')
    expect(wakeOptions(at('2026-11-20T18:00')).map((option) => option.value)).not.toContain('afternoon')
  })

  test('does not offer Monday twice on a Sunday, and offers the next one on a Monday', () => {
    expect(wakeOptions(at('2026-11-22T10:00')).map((option) => option.value)).not.toContain('monday')
    const monday = wakeOptions(at('2026-11-23T10:00')).find((option) => option.value === 'monday')
    expect(monday?.at).toBe(at('2026-11-30T09:00'))
  })
})

describe('a typed time', () => {
  test('survives the way through the input', () => {
    expect(fromLocalInput(toLocalInput(at('2026-01-05T07:08')))).toBe(at('2026-01-05T07:08'))
  })

  test.each(['', '2026-11-2', '2026-11-20', '2026-99-99T10:00', 'soon'])(
    'is null while it reads %j',
    (text) => {
      expect(fromLocalInput(text)).toBeNull()
    },
  )
})

describe('wakeAnswer', () => {
  test('gives no time, a fixed time or the typed one', () => {
    expect(wakeAnswer('none', '', friday)).toEqual({ ok: true, at: null, reminder: null })
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(wakeAnswer('tomorrow', '', friday)).toEqual({
      ok: true,
      at: at('2026-11-21T09:00'),
      reminder: { said: friday, wall: { time: '2026-11-21T09:00', zone } },
    })
    expect(wakeAnswer('custom', '2026-11-20T16:45', friday)).toMatchObject({
      ok: true,
      at: at('2026-11-20T16:45'),
      reminder: { wall: { time: '2026-11-20T16:45', zone } },
    })
    expect(wakeAnswer('hour', '', friday)).toMatchObject({ reminder: { said: friday, wall: null } })
  })

  test('says what is wrong with a missing, passed or far time', () => {
    expect(wakeAnswer('custom', '', friday)).toMatchObject({
      ok: false,
      message: expect.stringContaining('Pick a date'),
    })
    expect(wakeAnswer('custom', '2026-11-20T10:00', friday)).toMatchObject({
      ok: false,
      message: expect.stringContaining('passed'),
    })
    expect(wakeAnswer('custom', '2028-01-01T10:00', friday)).toMatchObject({
      ok: false,
      message: expect.stringContaining('year'),
    })
  })

  test('refuses a drafted afternoon that has passed', () => {
    expect(wakeAnswer('afternoon', '', at('2026-11-20T16:00'))).toMatchObject({ ok: false })
  })
})
