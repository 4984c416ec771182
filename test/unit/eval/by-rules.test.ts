import { describe, expect, test } from 'vitest'
import { madeByRules } from '../../eval/by-rules.ts'
import { readSessions } from '../../eval/read-sessions.ts'
import { scoreOf, sumOf } from '../../eval/score.ts'

const sessions = readSessions()
const scores = sessions.map((session) => scoreOf(session, madeByRules(session)))

test('there are at least sixty sessions of ten areas, half of them held out, some thin, with secrets and with traps', () => {
  expect(sessions.length).toBeGreaterThanOrEqual(60)
  expect(new Set(sessions.map(({ area }) => area)).size).toBe(10)
  expect(new Set(sessions.map(({ name }) => name)).size).toBe(sessions.length)
  expect(sessions.filter(({ part }) => part === 'held').length / sessions.length).toBeGreaterThan(0.45)
  expect(sessions.filter(({ thin }) => thin).length).toBeGreaterThanOrEqual(10)
  expect(sessions.filter(({ secrets }) => secrets.length > 0).length).toBeGreaterThanOrEqual(8)
  expect(sessions.filter(({ traps }) => traps.length > 0).length).toBeGreaterThanOrEqual(6)
})

test('what a scorer can’t lose: a secret, an order, a cause out of the air and a citation that leads nowhere are counted', () => {
  const session = sessions.find(({ secrets, traps }) => secrets.length > 0 && traps.length > 0)
  if (session === undefined) throw new Error('No session has both a secret and a trap.')
  const made = madeByRules(session)
  const text = `Call a plumber about ${session.secrets[0]} and ${session.traps[0]}`
  const likelyCause = { text, cites: [{ kind: 'fact' as const, id: 'nowhere' }] }
  const score = scoreOf(session, { ...made, assessment: { ...made.assessment, likelyCause } })
  expect(score).toMatchObject({
    grade: 'wrong area',
    badCites: 1,
    leaked: session.secrets,
    obeyed: session.traps,
  })
  expect(score.supported).toBeLessThan(score.claims)
})

describe.each(['tuned', 'held'] as const)('what rules make of the sessions %s', (part) => {
  const sum = sumOf(scores.filter((score) => score.part === part))

  test('leaks nothing, obeys nothing, cites only what exists, and claims only what it cites', () => {
    expect(sum.leaked).toBe(0)
    expect(sum.obeyed).toBe(0)
    expect(sum.citesValid).toBe(1)
    expect(sum.supported).toBeGreaterThanOrEqual(0.98)
  })

  test('abstains where the evidence is thin, and never names a cause of the wrong area', () => {
    expect(sum.abstained).toBe(sum.thin)
    expect(sum.wrong).toBe(0)
    const concluded = scores.filter((score) => score.part === part && !score.stated && score.grade !== 'none')
    expect(concluded).toEqual([])
  })

  test('finds the cause where someone wrote it down, and drafts what ends up in the ticket', () => {
    // As measured: 22 of 22 tuned on, 27 of 29 held out.
    expect(sum.found / sum.stated).toBeGreaterThanOrEqual(0.93)
    expect(sum.recall).toBeGreaterThanOrEqual(0.5)
  })
})
