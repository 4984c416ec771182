import { describe, expect, test } from 'vitest'
import { maxIntentBytes } from '../../../../../core/intents/intent.ts'
import { sessionStart } from '../../../../../core/intents/session-start.ts'
import {
  emptyStartForm,
  startFrom,
  ticketProblem,
} from '../../../../../renderer/features/sessions/dialogs/start-form.ts'
import { tasksOf } from '../../../../../renderer/features/sessions/lane/task-lists.ts'
import { sizeProblem } from '../../../../../renderer/features/sessions/composer/text-size.ts'
import { stepEntry } from '../../../../support/desk/shown-documents.ts'

describe('sizeProblem', () => {
  test('lets a long log pass and refuses what the server would', () => {
    expect(sizeProblem('a'.repeat(200_000))).toBeNull()
    expect(sizeProblem('a'.repeat(250_001))).toContain('Keep the part that matters')
    expect(sizeProblem('a'.repeat(2 * 1024 * 1024))).toContain('This is 2 MB')
  })

  test('counts bytes as they travel: letters beyond ASCII and line breaks weigh more', () => {
    expect(sizeProblem('ä'.repeat(100_000))).toBeNull()
    expect(sizeProblem('ä'.repeat(140_000))).not.toBeNull()
    expect(sizeProblem('\n'.repeat(maxIntentBytes / 2))).not.toBeNull()
  })
})

describe('startFrom', () => {
  const start = (text: string, part: Partial<typeof emptyStartForm> = {}) =>
    startFrom({ ...emptyStartForm, ...part, text })

  test('takes the first line for the title and everything for the problem', () => {
    expect(start('\nVPN drops\nevery 20 minutes', { ticket: ' #48190', category: ' Network ' })).toEqual({
      title: 'VPN drops',
      problemSummary: 'VPN drops\nevery 20 minutes',
      problemCategory: 'Network',
      psaTicketId: '48190',
      paste: null,
    })
  })

  test.each([`Log\n${'0123456789\n'.repeat(1000)}`, 'x'.repeat(9000), '😀'.repeat(3000)])(
    'a long text starts a session that the server accepts, and is kept whole',
    (text) => {
      const { paste, ...fields } = start(text)
      expect(paste).toBe(text.trim())
      expect(fields.problemSummary.endsWith('…')).toBe(true)
      // Half a letter does not survive encoding.
      expect(new TextDecoder().decode(new TextEncoder().encode(fields.problemSummary))).toBe(
        fields.problemSummary,
      )
      expect(sessionStart.payload.safeParse({ sessionId: 's1', ...fields }).success).toBe(true)
    },
  )

  test('says what is wrong with a ticket', () => {
    expect(ticketProblem('')).toBeNull()
    expect(ticketProblem('#48213')).toBeNull()
    expect(ticketProblem('<b>')).toContain('Letters, digits')
    expect(ticketProblem('1'.repeat(61))).toContain('60')
  })
})

test('tasksOf puts open questions first and keeps the order within', () => {
  const entries = [
    stepEntry(1, { type: 'question', freeText: 'No' }),
    stepEntry(2, { type: 'check' }),
    stepEntry(3, { type: 'question' }),
    stepEntry(4, { type: 'question' }),
  ]
  expect(
    tasksOf(entries, 'question').map((task) => [task.entry.step?.order, task.open, task.answer]),
  ).toEqual([
    [3, true, ''],
    [4, true, ''],
    [1, false, 'No'],
  ])
})
