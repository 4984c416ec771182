import { readPastedTicket } from '../../../core/tickets/read-pasted-ticket.ts'
import type { Expected, SampleTicket } from './pasted-tickets.ts'

export const scoredFields = ['number', 'client', 'name', 'phone', 'email', 'device', 'summary'] as const
export type ScoredField = (typeof scoredFields)[number]

/** Counts for one field: values in the texts, values that were read, and those of them that are right. */
export type Score = { present: number; given: number; right: number }

const same: Record<ScoredField, (value: string) => string> = {
  // Systems pad numbers with zeros: 0019934 and 19934 are the same ticket.
  number: (value) => value.replace(/^0+/, ''),
  client: (value) => value,
  name: (value) => value,
  phone: (value) => value.toLowerCase().replace(/[^\d+x]/g, ''),
  email: (value) => value.toLowerCase(),
  device: (value) => value,
  summary: (value) => value,
}

/** What the reading gives for a text, as the corpus writes it. */
export const readAsExpected = (text: string): Expected => {
  const { number, client, contact, device, summary } = readPastedTicket(text)
  return {
    number: number?.value ?? null,
    client: client?.value ?? null,
    name: contact.name?.value ?? null,
    phone: contact.phone?.value ?? null,
    email: contact.email?.value ?? null,
    device: device?.value ?? null,
    summary: summary?.value ?? null,
  }
}

/** True if a field was read right, or rightly not at all. */
export const isRight = (field: ScoredField, expected: string | null, given: string | null): boolean =>
  expected === null || given === null ? expected === given : same[field](expected) === same[field](given)

/** Scores every field over some tickets. */
export const scoresOf = (tickets: readonly SampleTicket[]): Record<ScoredField, Score> => {
  const readings = tickets.map(({ expected, text }) => ({ expected, given: readAsExpected(text) }))
  const scoreOf = (field: ScoredField): Score => ({
    present: readings.filter(({ expected }) => expected[field] !== null).length,
    given: readings.filter(({ given }) => given[field] !== null).length,
    right: readings.filter(
      ({ expected, given }) => given[field] !== null && isRight(field, expected[field], given[field]),
    ).length,
  })
  return Object.fromEntries(scoredFields.map((field) => [field, scoreOf(field)])) as Record<
    ScoredField,
    Score
  >
}

/** The scores of several fields or parts taken together. */
export const sumOf = (scores: readonly Score[]): Score => ({
  present: scores.reduce((sum, { present }) => sum + present, 0),
  given: scores.reduce((sum, { given }) => sum + given, 0),
  right: scores.reduce((sum, { right }) => sum + right, 0),
})

/** Right among given, from 0 to 1; 1 if nothing was given. */
export const precision = ({ given, right }: Score): number => (given === 0 ? 1 : right / given)
/** Right among present, from 0 to 1; 1 if nothing was present. */
export const recall = ({ present, right }: Score): number => (present === 0 ? 1 : right / present)

const percent = (share: number): string => `${Math.round(share * 100)} %`
const both = (score: Score): string =>
  score.present === 0 && score.given === 0 ? '–' : `${percent(precision(score))} / ${percent(recall(score))}`
const partOf = (tickets: readonly SampleTicket[], heldOut: boolean) =>
  tickets.filter((ticket) => ticket.heldOut === heldOut)

/** One line a field: precision / recall over the tickets that were tuned on and those that weren't. */
export const fieldTable = (tickets: readonly SampleTicket[]): string => {
  const [tuned, heldOut] = [scoresOf(partOf(tickets, false)), scoresOf(partOf(tickets, true))]
  const names: Record<ScoredField, string> = {
    number: 'ticket number',
    client: 'client',
    name: 'contact',
    phone: 'phone',
    email: 'e-mail',
    device: 'device',
    summary: 'summary',
  }
  const counts = [false, true].map((part) => partOf(tickets, part).length)
  return [
    `| field | ${counts[0]} tuned on | ${counts[1]} held out |`,
    '|---|---|---|',
    ...scoredFields.map((field) => `| ${names[field]} | ${both(tuned[field])} | ${both(heldOut[field])} |`),
    `| all | ${both(sumOf(Object.values(tuned)))} | ${both(sumOf(Object.values(heldOut)))} |`,
  ].join('\n')
}

/** One line a format and part, one column a field: precision / recall. */
export const formatTable = (tickets: readonly SampleTicket[]): string => {
  const formats = [...new Set(tickets.map(({ format }) => format))].toSorted()
  const rows = formats.flatMap((format) =>
    [false, true].map((heldOut) => {
      const some = partOf(tickets, heldOut).filter((ticket) => ticket.format === format)
      const scores = scoresOf(some)
      const cells = scoredFields.map((field) => both(scores[field]))
      const all = both(sumOf(Object.values(scores)))
      return `| ${[format, heldOut ? 'held out' : 'tuned on', some.length, ...cells, all].join(' | ')} |`
    }),
  )
  const head = ['format', 'part', 'tickets', ...scoredFields, 'all']
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows].join('\n')
}
