import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRedaction } from '../../../../../../core/domain/text/secret-kinds.ts'
import type { Material } from '../../../../../../core/write-ups/material.ts'
import { foldLine } from '../../../../../../renderer/features/write-ups/step/fold-line.ts'
import type { PostTarget } from '../../../../../../renderer/features/write-ups/posting/post-target.ts'
import { emptyWriteUp } from '../../../../../../renderer/features/write-ups/form/write-up-form.ts'
import {
  writeUpView,
  type ViewInput,
} from '../../../../../../renderer/features/write-ups/form/write-up-view.ts'
import { makeEntry, makeFix, makeSession, minute, nine } from '../../../../../support/samples/make.ts'

const day = 1440 * minute
const material: Material = {
  session: makeSession({ title: 'VPN drops', problemSummary: 'VPN drops every 20 minutes' }),
  entries: [
    makeEntry({ id: 'e1', authorId: 'ann', at: nine }),
    makeEntry({ id: 'e2', authorId: 'ann', at: nine + 12 * minute }),
    makeEntry({ id: 'e3', authorId: 'bo', at: nine + 5 * minute }),
    makeEntry({ id: 'e4', authorId: 'ann', at: nine + 90 * minute, text: 'Password: Winter2026!' }),
  ],
  branches: [],
  facts: [],
  fixes: [
    makeFix({ id: 'f1', text: 'Raise the lifetime', outcome: 'applied_pending', outcomeReason: 'overnight' }),
  ],
  handoffs: [],
  names: new Map([['ann', 'Ann Ruiz']]),
}
const target: PostTarget = {
  number: '48213',
  system: 'ConnectWise',
  documentation: 'internal',
  includeDiagnosticSteps: true,
  time: { state: 'on', rounding: '15min' },
  statuses: [
    { id: '1', name: 'In Progress', closed: false, noTime: false },
    { id: '5', name: 'Resolved', closed: true, noTime: true },
  ],
  statusId: '5',
  statusNow: 'In Progress',
  takesFiles: true,
  isClosed: false,
  mergedInto: '',
  isGone: false,
  seen: { statusId: '1', changedAt: null, readAt: 1, noteIds: [] },
}
const input: ViewInput = {
  material,
  said: { kind: 'resolution', summary: 'Lifetimes differ.', action: 'Aligned them.', fix: null },
  form: emptyWriteUp,
  redaction: defaultRedaction,
  target,
  personId: 'ann',
  workSince: 0,
  endedAt: nine + 95 * minute,
  dayOf: (at) => new Date(at).toISOString().slice(0, 10),
}
const edited = (text: string) => ({ ...emptyWriteUp, edited: 'yes', text })

describe('a write-up as it stands', () => {
  test('follows what is said in the dialog until it is edited', () => {
    expect(writeUpView(input).text).toContain('Aligned them.')
    const view = writeUpView({ ...input, form: edited('## Problem\n\nVPN.') })
    expect(view).toMatchObject({ text: '## Problem\n\nVPN.', isEdited: true })
    expect(view.drafted).toContain('Aligned them.')
  })

  test('says whose words it is', () => {
    expect(writeUpView(input).source).toBe('rule')
    const taken = { ...emptyWriteUp, edited: 'assistant', text: '## Problem\n\nVPN.' }
    expect(writeUpView({ ...input, form: taken })).toMatchObject({ isEdited: true, source: 'assistant' })
    expect(writeUpView({ ...input, form: edited('## Problem\n\nVPN.') }).source).toBe('person')
  })

  test('calls a fix provisional only while no one said in the dialog how it went', () => {
    expect(writeUpView(input).text).toContain('Provisional')
    const fix = { id: 'f1', outcome: 'applied_success' as const }
    const said = { kind: 'resolution' as const, summary: '', action: 'Aligned them.', fix }
    expect(writeUpView({ ...input, said }).text).not.toContain('Provisional')
  })

  test('logs this person’s work alone, with its break, rounded up', () => {
    const { time, hours } = writeUpView(input)
    // 09:00–09:12 and 10:30–10:35: 17 minutes.
    expect(time).toMatchObject([
      { typed: '17', minutes: 17, hours: 0.5, work: { breaks: [{ from: nine + 12 * minute + 0 }] } },
    ])
    expect(hours).toBe(0.5)
  })

  test('logs only what was done since the last write-up', () => {
    const { time } = writeUpView({ ...input, workSince: nine + 30 * minute })
    expect(time).toMatchObject([{ minutes: 5, hours: 0.25 }])
  })

  test('has an entry for each day, at most ten', () => {
    const entries = Array.from({ length: 14 }, (_, index) =>
      makeEntry({ id: `d${index}`, authorId: 'ann', at: nine + index * day }),
    )
    const { time } = writeUpView({
      ...input,
      material: { ...material, entries },
      endedAt: nine + 13 * day,
    })
    expect(time).toHaveLength(10)
    expect(time.at(-1)?.work.from).toBe(nine + 13 * day)
  })

  test('takes 0 minutes for nothing, and says when minutes are none', () => {
    const none = writeUpView({ ...input, form: { ...emptyWriteUp, minutes: '{"2026-11-20":"0"}' } })
    const key = none.time[0]?.work.day ?? ''
    const set = (typed: string) =>
      writeUpView({ ...input, form: { ...emptyWriteUp, minutes: JSON.stringify({ [key]: typed }) } })
    expect(set('0')).toMatchObject({ hours: 0, problem: null })
    expect(set('an hour').problem).toMatchObject({ field: 'time' })
    expect(set('16')).toMatchObject({ hours: 0.5 })
  })

  test('logs no time for an escalation, for someone unknown there, or without a ticket', () => {
    const said = { kind: 'escalation', reason: 'No rights.', to: null } as const
    expect(writeUpView({ ...input, said }).logsTime).toBe(false)
    expect(writeUpView({ ...input, said, form: { ...emptyWriteUp, logTime: 'yes' } }).hours).toBe(0.5)
    const time = { state: 'unmapped', rounding: '15min' } as const
    expect(writeUpView({ ...input, target: { ...target, time } }).hours).toBe(0)
    expect(writeUpView({ ...input, target: null })).toMatchObject({
      hours: 0,
      documentation: null,
      status: null,
    })
  })

  test('masks note and documentation alike, and counts both', () => {
    const view = writeUpView({ ...input, form: edited('The password: Winter2026! opens it.') })
    expect(view.note.text).not.toContain('Winter2026!')
    expect(view.masked).toBeGreaterThan(0)
    const shown = writeUpView({
      ...input,
      form: { ...edited('The password: Winter2026! opens it.'), unmask: '["Winter2026!"]' },
    })
    expect(shown.note.text).toContain('Winter2026!')
    expect(shown.masked).toBe(0)
  })

  test('sets the connection’s status unless another or none was chosen', () => {
    const nameFor = (status: string) =>
      writeUpView({ ...input, form: { ...emptyWriteUp, status } }).status?.name
    expect([nameFor(''), nameFor('1'), nameFor('none'), nameFor('gone')]).toEqual([
      'Resolved',
      'In Progress',
      undefined,
      'Resolved',
    ])
  })

  test('counts the sections that hold nothing', () => {
    expect(writeUpView(input).gaps).toBe(1)
    expect(writeUpView({ ...input, form: edited('## Problem\n\nVPN.') }).gaps).toBe(0)
  })

  test('can’t be confirmed empty or too long', () => {
    expect(writeUpView({ ...input, form: edited(' \n ') }).problem).toMatchObject({ field: 'note' })
    expect(writeUpView({ ...input, form: edited('x'.repeat(60_001)) }).problem?.message).toContain('60,001')
  })

  test('never posts more documentation than fits, and says where it was cut', () => {
    const reason = 'long '.repeat(30_000)
    const view = writeUpView({ ...input, said: { kind: 'escalation', reason, to: null } })
    expect(view.documentation?.text.length).toBeLessThanOrEqual(100_000)
    expect(view.documentation?.text).toContain('[cut here')
  })

  test('stands for any text someone may write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const view = writeUpView({ ...input, form: edited(text) })
        expect(view.text).toBe(text)
        expect(view.note.masked.every(({ from, to }) => from < to && to <= text.length)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the note in one line', () => {
  test('says what confirming does', () => {
    const view = writeUpView({ ...input, form: edited('Password: Winter2026!') })
    const { lead, rest } = foldLine(view, target)
    expect([lead, ...rest].join(' · ')).toBe(
      'Posts to #48213 in ConnectWise · note for the client · 0.5 h · sets Resolved · edited · 1 part masked',
    )
  })
  test('says when nothing leaves', () => {
    expect(foldLine(writeUpView({ ...input, target: null }), null)).toEqual({
      lead: 'Kept in Baton',
      rest: [],
    })
  })
})
