import { clipped, oneLine, plainText } from './clip.ts'
import type { Message } from './message.ts'

/** Slack's limits: of a header, of the text beside blocks, and of all that blocks say (`msg_blocks_too_long` near 13,200). */
const limits = { header: 150, text: 3000, blocks: 9000, button: 3000 }

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** For the text that notifications show: `<!channel>` and links in it are literal. */
export const escapeSlack = (text: string): string => text.replace(/[&<>]/gu, (one) => escapes[one] ?? one)

type RichPart = { type: 'text'; text: string; style?: { bold: true } }
type Block = Record<string, unknown>

const said = (text: string, isBold = false): RichPart => ({
  type: 'text',
  text,
  ...(isBold ? { style: { bold: true as const } } : {}),
})

const button = (text: string, url: string, isMain: boolean): Block => ({
  type: 'button',
  text: { type: 'plain_text', text, emoji: false },
  url,
  ...(isMain ? { style: 'primary' } : {}),
})

/**
 * A message as Slack takes it. All that people wrote is in plain and rich text, where nothing is markup.
 *
 * @returns `text` for notifications, `blocks` for the message itself
 */
export const slackText = (message: Message): { text: string; blocks: Block[] } => {
  const title = oneLine(message.title)
  const news = message.news === null ? '' : oneLine(message.news)
  const facts = message.facts.map(({ label, text }) => `${label}: ${oneLine(text)}`).join('\n')
  const parts: RichPart[] = []
  if (news !== '') parts.push(said(`${news}\n`, true))
  if (message.reason !== '' && !message.isOver)
    parts.push(said(`${clipped(plainText(message.reason), limits.blocks - facts.length)}\n`))
  if (facts !== '') parts.push(said(facts))
  const fallback = news === '' ? title : `${title} · ${news}`
  return {
    text: clipped(fallback, limits.text, escapeSlack),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: clipped(title, limits.header), emoji: false } },
      ...(parts.length === 0
        ? []
        : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: parts }] }]),
      ...(message.link === null || message.link.length > limits.button
        ? []
        : [{ type: 'actions', elements: [button('Open in Baton', message.link, !message.isOver)] }]),
    ],
  }
}
