import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Expected = z.strictObject({
  number: z.string().nullable(),
  client: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  device: z.string().nullable(),
  summary: z.string().nullable(),
})
/** What is right for a ticket: the values as they stand in its text, null for what isn't in it. */
export type Expected = z.infer<typeof Expected>

/** A pasted text of the corpus. No rule was ever changed because of one that is held out. */
export type SampleTicket = {
  format: string
  name: string
  heldOut: boolean
  expected: Expected
  text: string
}

const read = (part: 'tuned' | 'held-out', file: string): SampleTicket[] =>
  readFileSync(new URL(`${part}/${file}`, import.meta.url), 'utf8')
    .split(/^=== /mu)
    .slice(1)
    .map((entry) => {
      const [name = '', expected = '', mark, ...text] = entry.split('\n')
      if (mark !== '---') throw new Error(`${file}: ${name} needs its expectation in one line, then ---.`)
      return {
        format: file.replace('.txt', ''),
        name,
        heldOut: part === 'held-out',
        expected: Expected.parse(JSON.parse(expected)),
        text: text.join('\n').trimEnd(),
      }
    })

/** Every pasted ticket: `=== name`, its expectation as JSON, `---`, and its text, one file a format. */
export const sampleTickets: readonly SampleTicket[] = (['tuned', 'held-out'] as const).flatMap((part) =>
  readdirSync(new URL(part, import.meta.url))
    .toSorted()
    .flatMap((file) => read(part, file)),
)

/** Pasted texts that aren't tickets: `=== name` and the text. */
export const otherTexts: readonly { name: string; text: string }[] = readFileSync(
  new URL('not-tickets.txt', import.meta.url),
  'utf8',
)
  .split(/^=== /mu)
  .slice(1)
  .map((entry) => ({
    name: entry.slice(0, entry.indexOf('\n')),
    text: entry.slice(entry.indexOf('\n') + 1).trimEnd(),
  }))
