import { describe, expect, test } from 'vitest'
import { sessionStart } from '../../../../../../core/intents/session/session-start.ts'
import {
  emptyStartForm,
  startFrom,
  ticketProblem,
} from '../../../../../../renderer/features/sessions/dialogs/start-form.ts'

describe('startFrom', () => {
  const start = (text: string, part: Partial<typeof emptyStartForm> = {}) =>
    startFrom({ ...emptyStartForm, ...part, text })

  test('takes the first line for the title and everything for the problem', () => {
    expect(
      start('\nVPN drops\nevery 20 minutes', {
        ticket: ' #48190',
        category: ' Network ',
        client: ' Contoso ',
      }),
    ).toEqual({
      title: 'VPN drops',
      problemSummary: 'VPN drops\nevery 20 minutes',
      problemCategory: 'Network',
      psaTicketId: '48190',
      linkedTicketId: null,
      client: 'Contoso',
      contact: '',
      device: '',
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
    expect(ticketProblem('<b>')).toContain('letters, numbers')
    expect(ticketProblem('1'.repeat(61))).toContain('60')
  })
})
