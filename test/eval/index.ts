import { writeFileSync } from 'node:fs'
import { createAnthropic } from '../../server/enrichment/anthropic/anthropic.ts'
import { allByModel } from './by-model.ts'
import { madeByRules } from './by-rules.ts'
import { readSessions } from './read-sessions.ts'
import { scoreOf, sumOf, type Score } from './score.ts'
import { tableOf, type Row } from './table.ts'

/**
 * Measures how true assessments, briefings and drafts are: `npm run eval`. Rules always; a model where ANTHROPIC_API_KEY is set,
 * on as many sessions of each half as `BATON_EVAL_SESSIONS` says (all by default).
 *
 * Writes the table to `scores.md`, and says what didn't run and why.
 */
const sessions = readSessions()
const parts = [
  { part: 'tuned on', of: 'tuned' },
  { part: 'held out', of: 'held' },
] as const

const rowsOf = (by: string, scores: readonly Score[]): Row[] =>
  parts.flatMap(({ part, of }) => {
    const some = scores.filter((score) => score.part === of)
    return some.length === 0 ? [] : [{ by, part, sum: sumOf(some) }]
  })

/** What a model makes of them, as rows, and what there is to say about the run. */
const ofModel = async (): Promise<{ rows: Row[]; note: string }> => {
  const { ANTHROPIC_API_KEY: apiKey = '', ANTHROPIC_BASE_URL: baseUrl = null } = process.env
  if (apiKey.trim() === '')
    return {
      rows: [],
      note: 'No model was measured: ANTHROPIC_API_KEY isn’t set. Set it and run `npm run eval` again.',
    }
  const name = process.env['BATON_AI_MODEL'] ?? 'claude-opus-5-5'
  const most = Number(process.env['BATON_EVAL_SESSIONS'] ?? sessions.length)
  const asked = parts.flatMap(({ of }) => sessions.filter(({ part }) => part === of).slice(0, most))
  const model = createAnthropic({ apiKey, baseUrl, timeoutMs: 240_000, retries: 2 })
  const results = await allByModel(model, { name, effort: 'medium', atOnce: 4 }, asked)
  const scores = results.flatMap((result, at) => {
    const session = asked[at]
    return result.ok && session !== undefined ? [scoreOf(session, result.made)] : []
  })
  const failed = new Map<string, number>()
  for (const result of results)
    if (!result.ok) failed.set(result.because, (failed.get(result.because) ?? 0) + 1)
  const why = [...failed].map(([because, count]) => `${count} ${because}`).join(', ')
  const where = baseUrl === null ? '' : ` at ${new URL(baseUrl).host}`
  return {
    rows: rowsOf(name, scores),
    note: `${name}${where} answered for ${scores.length} of ${asked.length} sessions${why === '' ? '' : ` (without an answer: ${why})`}.`,
  }
}

const byRules = rowsOf(
  'rules',
  sessions.map((session) => scoreOf(session, madeByRules(session))),
)
const { rows, note } = await ofModel()
const table = tableOf([...byRules, ...rows])
console.log(`${table}\n\n${note}`)
// What a server for tests answers says nothing about a model.
const isReal = rows.length === 0 || (process.env['ANTHROPIC_BASE_URL'] ?? '') === ''
if (isReal) writeFileSync(new URL('scores.md', import.meta.url), `${table}\n\n${note}\n`)
else console.log('ANTHROPIC_BASE_URL is set, so scores.md stays as it was.')
