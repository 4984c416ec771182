import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultRedaction } from '../../../../core/domain/text/secret-kinds.ts'
import { clipped, utf8Length } from '../../../../core/notify/clip.ts'
import { emailText } from '../../../../core/notify/email-text.ts'
import { type Message, messageOf } from '../../../../core/notify/message.ts'
import { pushText } from '../../../../core/notify/push-text.ts'
import { escapeSlack, slackText } from '../../../../core/notify/slack-text.ts'
import { teamsText } from '../../../../core/notify/teams-text.ts'
import { webhookEvent } from '../../../../core/notify/webhook-event.ts'
import { makeHandoff, nine } from '../../../support/samples/make.ts'

const handoff = makeHandoff()
const message = (
  title: string,
  reason: string,
  over: Partial<Parameters<typeof messageOf>[0]> = {},
): Message =>
  messageOf({
    why: 'escalated',
    handoff: { ...handoff, engineerNotes: reason, snapshot: { ...handoff.snapshot, title, client: title } },
    nameOf: () => 'Ana',
    redaction: defaultRedaction,
    text: null,
    now: nine + 240_000,
    link: 'https://baton.example/#/handoffs/h1',
    claimLink: 'https://baton.example/c/x',
    ...over,
  })

/** What people write to break what is made of it. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '<!channel>',
        '<script>alert(1)</script>',
        '</td><a href="javascript:x">',
        '\r\nBcc: all@example.com\r\n\r\n',
        '*bold* _it_ `code` [x](http://evil)',
        '\u202E\u2066مرحبا',
        '&amp; &lt;',
        '👩‍👩‍👧‍👦🇩🇪é̂',
        '\0\u0007\u2028',
        'x'.repeat(500),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)

describe('what is told', () => {
  test('has the title, reason and priority of the notification, and no secret', () => {
    const one = message('Outlook', 'Tried all. Password: Hunter2!xyz')
    expect(one.title).toBe(
      'Escalation from Ana · #48219: Outlook'.replace(
        ' · #48219',
        handoff.snapshot.psaTicketId === null ? '' : ` · #${handoff.snapshot.psaTicketId}`,
      ),
    )
    expect(one.reason).toBe('Tried all. Password: [password]')
    expect(message('Outlook', '  ').reason).toBe('No reason provided.')
    expect(one.facts.find(({ label }) => label === 'Priority')?.text).toBe('Normal')
  })

  test('ends with who claimed it and how long that took, and with nothing left to claim', () => {
    const claimed = {
      ...handoff,
      state: 'claimed' as const,
      claimedBy: 'ana',
      claimedAt: (handoff.acceptedAt ?? 0) + 245_000,
    }
    const end = message('x', 'y', { why: 'claimed', handoff: claimed })
    expect(end.news).toBe('Claimed by Ana, 4 min.')
    expect(end.claimLink).toBeNull()
    expect(emailText([end]).subject).toBe(emailText([message('x', 'y', { handoff })]).subject)
  })
})

describe('whatever people write', () => {
  test('is literal in a mail: no tags, no further headers, no turned text', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, reason) => {
        const { subject, html, text } = emailText([message(title, reason)])
        expect(subject).not.toMatch(/[\r\n\0]/u)
        expect(subject.length).toBeLessThanOrEqual(200)
        // The only tags are ours: none has an attribute that a text could bring.
        expect(html).not.toMatch(/<script|<a href="javascript|<\/td><a/iu)
        expect(html).not.toMatch(/[\0\u202E\u2066]/u)
        expect(text).not.toMatch(/[\0\r\u202E]/u)
      }),
    )
  })

  test('is literal in Slack and within its limits', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, reason) => {
        const { text, blocks } = slackText(message(title, reason))
        expect(text).not.toMatch(/<|>/u)
        expect(text.length).toBeLessThanOrEqual(3000)
        const [header] = blocks as { text: { type: string; text: string } }[]
        expect(header?.text.text.length).toBeLessThanOrEqual(150)
        expect(JSON.stringify(blocks)).not.toContain('mrkdwn')
        expect(JSON.stringify(blocks).length).toBeLessThan(40_000)
      }),
    )
    expect(escapeSlack('<!channel> & <https://x|y>')).toBe('&lt;!channel&gt; &amp; &lt;https://x|y&gt;')
  })

  test('fits what Teams, pushes and webhooks take', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, reason) => {
        const one = message(title, reason.repeat(20).slice(0, 8000))
        for (const form of ['message', 'card'] as const)
          expect(utf8Length(JSON.stringify(teamsText(one, form)))).toBeLessThanOrEqual(20_000)
        expect(JSON.stringify(teamsText(one, 'card'))).not.toContain('"TextBlock"')
        expect(utf8Length(JSON.stringify(pushText([one])))).toBeLessThan(3800)
        expect(utf8Length(JSON.stringify(webhookEvent(one, nine)))).toBeLessThan(20_000)
      }),
    )
  })

  test('is never cut within an escape or a visible character', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = clipped(text, max, escapeSlack)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(cut.replace(/&(?:amp|lt|gt);/gu, '')).not.toMatch(/[<>]/u)
        expect(cut).not.toMatch(/&(?!amp;|lt;|gt;)/u)
      }),
    )
    expect(clipped('a👩‍👩‍👧‍👦b', 4)).toBe('a…')
    expect(clipped('abcd', 4)).toBe('abcd')
    expect(clipped('abcde', 4)).toBe('abc…')
  })

  test('goes into one mail when there are several, under what they are', () => {
    const two = [message('Outlook', 'a'), message('VPN', 'b')]
    const { subject, text } = emailText(two)
    expect(subject).toBe('2 escalations waiting')
    expect(text).toContain('Outlook')
    expect(text).toContain('VPN')
    expect(pushText(two)).toMatchObject({ title: '2 escalations waiting', path: '/queue' })
  })
})
