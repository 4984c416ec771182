import type { z } from 'zod'

/** No answer is longer; what is, is no answer. In characters. */
const longest = 150_000

/** The JSON in a text: alone, in a code fence, or behind a sentence. Undefined if there is none. */
const jsonIn = (text: string): unknown => {
  const trimmed = text.trim()
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```\s*$/u.exec(trimmed)?.[1]
  const first = trimmed.indexOf('{')
  const last = trimmed.lastIndexOf('}')
  const inside = first === -1 || last < first ? undefined : trimmed.slice(first, last + 1)
  for (const candidate of [trimmed, fenced, inside]) {
    if (candidate === undefined) continue
    try {
      return JSON.parse(candidate) as unknown
    } catch {
      // The next one may be it.
    }
  }
  return undefined
}

/** A model's text as the shape that was asked for, or why it isn't. */
export const readAnswer = <T>(
  text: string,
  schema: z.ZodType<T>,
): { ok: true; value: T } | { ok: false; detail: string } => {
  if (text.trim() === '') return { ok: false, detail: 'empty' }
  if (text.length > longest) return { ok: false, detail: 'too long' }
  const json = jsonIn(text)
  if (json === undefined) return { ok: false, detail: 'no JSON' }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  // Where it differs, never what it says.
  const paths = parsed.error.issues.slice(0, 3).map(({ path, code }) => `${path.join('.')}: ${code}`)
  return { ok: false, detail: `wrong shape (${paths.join(', ')})` }
}
