import { z } from 'zod'
import { blockText } from '../document/document.ts'
import { Id } from '../document/id.ts'

/** What a claim may rest on. A `step` is an entry with a step in it. */
export const CitationKind = z.enum(['entry', 'step', 'fact', 'fix', 'branch'])
export type CitationKind = z.infer<typeof CitationKind>

/** One thing in the session that a claim rests on. */
export const Citation = z.object({ kind: CitationKind, id: Id })
export type Citation = z.infer<typeof Citation>

export const citedLimits = { text: 600, cites: 8 } as const

/** A claim and what it rests on. Without any citation it is shown as *not backed by the notes*. */
export const Cited = z.object({
  text: blockText(citedLimits.text).min(1),
  cites: z.array(Citation).max(citedLimits.cites),
})
export type Cited = z.infer<typeof Cited>

/** What marks a claim without a citation. */
export const notBacked = 'not backed by the notes'
