import { clipped, oneLine, plainText } from './clip.ts'
import { bundleTitle, type Message } from './message.ts'

/** A mail's subject and both of its bodies. */
export type EmailText = { subject: string; text: string; html: string }

/** Longer subjects are cut by clients anyway. Characters. */
const subjectLength = 200
const reasonLength = 8000
/** A bundle shows less of each. */
const shortReason = 600

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (one) => entities[one] ?? one)

const html = (text: string): string => escapeHtml(plainText(text)).replaceAll('\n', '<br>')

const button = (href: string, label: string, isMain: boolean): string =>
  `<a href="${escapeHtml(href)}" style="display:inline-block;padding:9px 16px;margin:0 8px 8px 0;border-radius:6px;` +
  `font-size:14px;text-decoration:none;${
    isMain
      ? 'background:#4650c8;color:#ffffff;border:1px solid #4650c8'
      : 'color:#30323a;border:1px solid #c9ccd4'
  }">${label}</a>`

const textOf = (message: Message, reasonMax: number): string =>
  [
    message.news ?? '',
    message.reason === '' ? '' : clipped(plainText(message.reason), reasonMax),
    message.facts.map(({ label, text }) => `${label}: ${oneLine(text)}`).join('\n'),
    [
      message.claimLink === null ? '' : `Claim it: ${message.claimLink}`,
      message.link === null ? '' : `Open in Baton: ${message.link}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const htmlOf = (message: Message, reasonMax: number): string => {
  const rows = message.facts.map(
    ({ label, text }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#6b6f7a;vertical-align:top">${label}</td><td style="padding:2px 0" dir="auto">${html(text)}</td></tr>`,
  )
  return [
    message.news === null
      ? ''
      : `<p style="margin:0 0 12px;font-weight:600" dir="auto">${html(message.news)}</p>`,
    message.reason === ''
      ? ''
      : `<p style="margin:0 0 16px" dir="auto">${html(clipped(message.reason, reasonMax))}</p>`,
    rows.length === 0
      ? ''
      : `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px;font-size:14px">${rows.join('')}</table>`,
    message.claimLink === null ? '' : button(message.claimLink, 'Claim', true),
    message.link === null ? '' : button(message.link, 'Open in Baton', message.claimLink === null),
  ].join('')
}

const page = (title: string, content: string, footer: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)}</title></head>` +
  `<body style="margin:0;padding:24px;background:#ffffff;color:#1c1d22;font:15px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif">` +
  `<div style="max-width:560px"><h1 style="margin:0 0 16px;font-size:18px;line-height:1.35" dir="auto">${html(title)}</h1>${content}` +
  `<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #e3e5ea;color:#6b6f7a;font-size:12px">${footer}</p></div></body></html>`

const footer =
  'Baton sends this because you can take escalations in your workspace. Choose when and how in Settings, Channels.'

/** A mail about one thing, or several in one. Mails of one escalation have one subject, by which clients thread. */
export const emailText = (messages: readonly Message[]): EmailText => {
  const [first] = messages
  if (first === undefined) throw new Error('A mail needs at least one message.')
  const isBundle = messages.length > 1
  const title = isBundle ? bundleTitle(messages) : oneLine(first.title)
  const blocks = messages.map((message) =>
    isBundle
      ? {
          text: `${oneLine(message.title)}\n${textOf(message, shortReason)}`,
          html: `<h2 style="margin:0 0 8px;padding-top:16px;border-top:1px solid #e3e5ea;font-size:15px" dir="auto">${html(message.title)}</h2>${htmlOf(message, shortReason)}`,
        }
      : { text: textOf(message, reasonLength), html: htmlOf(message, reasonLength) },
  )
  return {
    subject: clipped(title, subjectLength),
    text: `${isBundle ? '' : `${title}\n\n`}${blocks.map((block) => block.text).join('\n\n---\n\n')}\n\n-- \n${footer}\n`,
    html: page(title, blocks.map((block) => block.html).join(''), footer),
  }
}
