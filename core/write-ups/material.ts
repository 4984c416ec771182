import type { Fix } from '../domain/branches/fix.ts'
import { type Context, contextOf, fixesOf, type TriedLine } from '../domain/timeline/progress.ts'
import type { SessionContents } from '../domain/timeline/session-export.ts'
import { withResult } from '../domain/entry/step-words.ts'
import { cutBeside, endBeside } from '../redaction/cut-beside.ts'

/** What a write-up is made from: everything a session holds, on the device or on the server alike. */
export type Material = Omit<SessionContents, 'exportedAt'>

/** A session sorted for writing about it: progress, the suggested fixes, the one that is on the table. */
export type Told = Context & { fixes: readonly Fix[]; fix: Fix | null }

/** Sorts a session's contents by what a write-up says. Time and size in proportion to what the session holds. */
export const tell = ({ session, entries, branches, facts, fixes }: Material): Told => {
  const standing = fixesOf(fixes)
  return {
    ...contextOf(entries, branches, facts),
    fixes: standing,
    fix: standing.find(({ id, supersededAt }) => id === session.activeFixId && supersededAt === null) ?? null,
  }
}

/** A person's name as documents give it. */
export const nameIn = (names: Material['names'], id: string | null): string =>
  id === null ? '' : (names.get(id) ?? 'Someone')

/**
 * Most lines of a list in a draft, and most characters of one. A session of a thousand steps still makes a note that a
 * person reads; what a list leaves out is counted in its last line, and the whole session stays in Baton.
 */
export const draftLimits = { lines: 40, line: 400, problem: 1500 } as const

/** One line, at most as long as a draft's lines are. It is masked later, so that no secret is cut. */
export const shortLine = (text: string): string => cutBeside(text, draftLimits.line, draftLimits.line)

/** The first texts as the short lines of a list, with how many were left out as its last. */
export const bounded = (texts: readonly string[], max: number = draftLimits.lines): string[] =>
  texts.length <= max
    ? texts.map(shortLine)
    : [...texts.slice(0, max - 1).map(shortLine), `and ${texts.length - max + 1} more`]

/** The problem in the person's words, from the title on, as one text that isn't longer than a note should be. */
export const problemText = ({ session }: Material): string => {
  const { title, problemSummary } = session
  const said = problemSummary.trim()
  const first = said.split('\n', 1)[0] ?? ''
  const whole = first.replace(/\s+/gu, ' ').trim() === title ? said : `${title}\n${said}`
  if (whole.length <= draftLimits.problem) return whole.trim()
  // At the end of a line where there is one near, so that no sentence stops halfway without need.
  const part = whole.slice(0, endBeside(whole, draftLimits.problem))
  const end = part.lastIndexOf('\n')
  return `${part.slice(0, end > draftLimits.problem / 2 ? end : part.length).trimEnd()} …`
}

/** A step or branch that was tried, with its result: `Ping the gateway: passed, 2 ms`. */
export const triedText = ({ label, word, detail, state }: TriedLine): string => {
  const result = detail === '' ? word : `${word}, ${detail}`
  return state === 'done' && detail === '' ? label : withResult(label, result)
}
