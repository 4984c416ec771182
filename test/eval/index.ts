import { writeFileSync } from 'node:fs'
import { madeByRules } from './by-rules.ts'
import { readSessions } from './read-sessions.ts'
import { scoreOf, sumOf, type Score } from './score.ts'
import { tableOf, type Row } from './table.ts'

/**
 * Measures how true assessments, briefings and drafts are: `npm run eval`. Rules always; a model where a key is set.
 *
 * Writes the table to `scores.md`, and says what didn't run and why.
 */
const sessions = readSessions()
const parts = [
  { part: 'tuned on', of: 'tuned' },
  { part: 'held out', of: 'held' },
] as const

const rowsOf = (by: string, scores: readonly Score[]): Row[] =>
  parts.map(({ part, of }) => ({ by, part, sum: sumOf(scores.filter((score) => score.part === of)) }))

const table = tableOf(
  rowsOf(
    'rules',
    sessions.map((session) => scoreOf(session, madeByRules(session))),
  ),
)
const note = 'A model isn’t measured yet: `npm run eval` asks one where ANTHROPIC_API_KEY is set.'
console.log(`${table}\n\n${note}`)
writeFileSync(new URL('scores.md', import.meta.url), `${table}\n\n${note}\n`)
