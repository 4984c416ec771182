import { Attachments } from '../../../core/domain/files/attachment.ts'
import { fieldWords } from './rejected.words.ts'

/** One piece of typed text, with the name of its field. */
export type TypedText = { label: string; text: string }

/** What a field is called; one without a name is left without. */
const labelOf = (key: string): string => fieldWords[key] ?? ''

/** Fields no one typed: references, files, choices from a list or a calendar, and what Baton added. */
const untyped = new RegExp(
  `^(${[
    'id|.*Id|.*Ids|about|hash|mentions|people|insteadOf|attachments|files|snapshot|seen|unmask|statusSkipped',
    'type|kind|intent|mode|status|priority|version|value|outcome|fixOutcome|decision|selected|source',
    'time|from|until|zone|date|startsOn|handoverAt',
  ].join('|')})$`,
  'u',
)

const collect = (value: unknown, label: string, found: TypedText[]): void => {
  if (typeof value === 'string') {
    if (value.trim() !== '') found.push({ label, text: value })
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, label, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (!untyped.test(key)) collect(inner, labelOf(key), found)
  }
}

/** Everything in a payload that someone may have typed, in order, so that it can be read and copied. */
export const typedTexts = (payload: Record<string, unknown>): TypedText[] => {
  const found: TypedText[] = []
  collect(payload, '', found)
  return found
}

/** The files that were included. They are still on this device. */
export const filesIn = (payload: Record<string, unknown>): Attachments =>
  Attachments.safeParse(payload['attachments']).data ?? []

/** Everything typed as one text for the clipboard, with labels if there is more than one piece. */
export const clipboardText = (texts: readonly TypedText[]): string =>
  texts.length === 1
    ? (texts[0]?.text ?? '')
    : texts.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)).join('\n\n')
