import { describe, expect, test } from 'vitest'
import type { EventName } from '../../../../../../core/domain/entry/entry.ts'
import {
  lineOf,
  type LineContext,
} from '../../../../../../renderer/features/sessions/timeline/timeline-line.ts'
import {
  branch,
  entry,
  handoff,
  nameOf,
  noon,
  stepEntry,
} from '../../../../../support/desk/shown-documents.ts'

const forkOf = (reason: string, ...options: string[]) => ({ entryId: null, reason, options })
const context: LineContext = {
  nameOf,
  nameIn: nameOf,
  handoffOf: (id) => (id === 'h1' ? handoff({ targetUserId: 'ana', wakeAt: noon }) : null),
  branches: [
    branch({ id: 'b3', label: 'Driver', order: 2, parentId: 'b1', fork: forkOf('', 'Driver') }),
    branch({ id: 'b1', label: 'Driver', order: 0, fork: forkOf('two ways to go', 'Driver', 'Disk') }),
    branch({ id: 'b2', label: 'Disk', order: 1, fork: forkOf('two ways to go', 'Driver', 'Disk') }),
  ],
  states: new Map([
    ['b1', 'set_aside'],
    ['b2', 'untried'],
    ['b3', 'active'],
  ]),
  when: () => '15:30',
}
const event = (name: EventName, text = '', handoffId: string | null = null) =>
  lineOf(entry({ kind: 'event', text, event: { name, handoffId } }), context)

describe('lineOf', () => {
  test('starts with what an entry is', () => {
    expect(lineOf(entry(), context)).toMatchObject({
      sign: 'note',
      lead: 'Note',
      text: 'A note',
      isEvent: false,
    })
    expect(lineOf(entry({ kind: 'paste' }), context)).toMatchObject({ sign: 'paste', lead: 'Pasted' })
    expect(lineOf(stepEntry(4), context)).toMatchObject({ sign: 'step', lead: 'Step 4' })
    expect(lineOf(stepEntry(4, { type: 'question' }), context)).toMatchObject({
      sign: 'question',
      lead: 'Question 4',
    })
    expect(lineOf(entry({ kind: 'message', authorId: 'assistant' }), context)).toMatchObject({
      lead: 'Assistant',
    })
  })

  test('describes a handoff in a sentence, with who and until when', () => {
    expect(event('parked', 'waits for the driver', 'h1')).toMatchObject({
      lead: 'Kim Roth',
      text: 'parked this until 15:30',
      quote: 'waits for the driver',
      isEvent: true,
    })
    expect(event('parked', '', 'gone')).toMatchObject({ text: 'parked this' })
    expect(event('escalated', 'help', 'h1')).toMatchObject({
      text: 'escalated this to Ana Silva',
      quote: 'help',
    })
    expect(event('escalated', '', 'gone')).toMatchObject({ text: 'escalated this to everyone' })
    expect(event('picked_up', 'where it was left off')).toMatchObject({
      text: 'picked this up where it was left off',
    })
    expect(event('woke')).toMatchObject({ sign: 'wake', lead: 'Reminder' })
    expect(event('woke', 'It works now.')).toMatchObject({
      sign: 'wake',
      lead: 'The client',
      quote: 'It works now.',
    })
  })

  test('names the fields that were edited', () => {
    expect(event('edited', 'title: New').text).toBe('changed the title')
    expect(event('edited', 'title: New\nproblem: A\nticket: 4').text).toBe(
      'changed the title, problem and ticket',
    )
  })

  test('names who did what to branches and fixes', () => {
    const lead = 'Kim Roth'
    expect(event('branch_changed', 'ruled out Driver: same on a new one')).toMatchObject({
      lead,
      text: 'ruled out Driver: same on a new one',
    })
    expect(event('fix_proposed', 'Reseat it')).toMatchObject({ lead, text: 'suggested a fix: Reseat it' })
    expect(event('fix_decided', 'dismissed Reseat it')).toMatchObject({ lead, text: 'dismissed Reseat it' })
    expect(event('fix_outcome', 'Reseat it worked')).toMatchObject({ lead, text: 'noted: Reseat it worked' })
    expect(event('forked', '')).toMatchObject({ lead })
  })

  test.each([
    [{}, 'check_open'],
    [{ freeText: 'x' }, 'check'],
    [{ result: { success: true, details: '' } }, 'check'],
    [{ result: { success: false, details: '' } }, 'check_failed'],
    [{ skipped: true }, 'check_skipped'],
  ] as const)('the box of a check says how it stands: %o', (step, sign) => {
    expect(lineOf(stepEntry(1, { type: 'check', ...step }), context).sign).toBe(sign)
  })

  test('shows the branches of a fork with their states, and its reason', () => {
    const fork = (branchId: string) =>
      lineOf(
        entry({
          branchId,
          kind: 'event',
          text: 'two ways to go\nDriver\nDisk',
          event: { name: 'forked', handoffId: null },
        }),
        context,
      )
    expect(fork('b1')).toMatchObject({
      lead: 'Kim Roth',
      text: 'forked this: two ways to go',
      branches: [
        { id: 'b1', label: 'Driver', state: 'set_aside' },
        { id: 'b2', label: 'Disk', state: 'untried' },
      ],
    })
    // Another fork with a branch of the same name tells of its own.
    expect(fork('b3').branches).toEqual([{ id: 'b3', label: 'Driver', state: 'active' }])
    expect(fork('gone')).toMatchObject({ text: 'forked this: two ways to go Driver Disk', branches: [] })
  })
})
