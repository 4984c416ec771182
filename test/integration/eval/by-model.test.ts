import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../../scripts/messages-api/messages-api.ts'
import { createAnthropic } from '../../../server/enrichment/anthropic/anthropic.ts'
import { allByModel } from '../../eval/by-model.ts'
import { readSessions } from '../../eval/read-sessions.ts'
import { scoreOf, sumOf } from '../../eval/score.ts'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(async () => api.close())

const sessions = readSessions().slice(0, 12)
const ask = async () =>
  allByModel(
    createAnthropic({ apiKey: 'test-key-1234', baseUrl: api.url, timeoutMs: 20_000, retries: 0 }),
    { name: 'claude-test', effort: 'low', atOnce: 4 },
    sessions,
  )

test('the eval asks a model three things of each session, and scores what comes of them', async () => {
  const results = await ask()
  expect(api.calls).toHaveLength(sessions.length * 3)
  const scores = results.flatMap((result, at) => {
    const session = sessions[at]
    return result.ok && session !== undefined ? [scoreOf(session, result.made)] : []
  })
  expect(scores).toHaveLength(sessions.length)
  const sum = sumOf(scores)
  expect(sum).toMatchObject({ sessions: sessions.length, leaked: 0, citesValid: 1 })
  for (const { secrets } of sessions)
    for (const secret of secrets)
      expect(api.calls.filter(({ prompt }) => prompt.includes(secret))).toEqual([])
})

test('a session without an answer is counted as such, with why', async () => {
  api.always('unauthorized')
  const results = await ask()
  expect(results.map((result) => (result.ok ? 'ok' : result.because))).toEqual(sessions.map(() => 'no_key'))
})
