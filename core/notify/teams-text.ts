import { clipped, oneLine, plainText, utf8Length } from './clip.ts'
import type { Message } from './message.ts'

/** Larger ones were refused from 21 KB on, whatever is documented. Bytes of the whole body. */
const largest = 20_000

/** `message` is what the workflow of Teams' own template takes; some flows want the card alone. */
export type TeamsForm = 'message' | 'card'

type Element = Record<string, unknown>

/** Text runs show their text as it is: no Markdown in them, unlike in text blocks. */
const run = (text: string, more: Record<string, unknown> = {}): Element => ({
  type: 'TextRun',
  text,
  ...more,
})
const line = (...inlines: Element[]): Element => ({ type: 'RichTextBlock', inlines })

const cardOf = (message: Message, reasonMax: number): Element => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.2',
  // What notifications show.
  fallbackText: clipped(oneLine(message.title), 200),
  body: [
    line(run(clipped(oneLine(message.title), 400), { weight: 'bolder', size: 'medium' })),
    ...(message.news === null ? [] : [line(run(oneLine(message.news), { weight: 'bolder' }))]),
    ...(message.reason === '' || message.isOver
      ? []
      : [line(run(clipped(plainText(message.reason), reasonMax)))]),
    ...message.facts.map(({ label, text }) =>
      line(run(`${label}: `, { isSubtle: true }), run(oneLine(text))),
    ),
  ],
  ...(message.link === null
    ? {}
    : { actions: [{ type: 'Action.OpenUrl', title: 'Open in Baton', url: message.link }] }),
})

/** A message as a Teams workflow takes it, within what flows accept. */
export const teamsText = (message: Message, form: TeamsForm): Record<string, unknown> => {
  const inForm = (card: Element): Record<string, unknown> =>
    form === 'card'
      ? card
      : {
          type: 'message',
          attachments: [
            { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card },
          ],
        }
  let reasonMax = 8000
  for (;;) {
    const body = inForm(cardOf(message, reasonMax))
    if (reasonMax < 100 || utf8Length(JSON.stringify(body)) <= largest) return body
    reasonMax = Math.floor(reasonMax / 2)
  }
}
