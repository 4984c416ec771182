import { onTestFinished } from 'vitest'
import { startMessagesApi } from '../../../scripts/messages-api/messages-api.ts'
import { createAnthropic } from '../../../server/enrichment/anthropic/anthropic.ts'
import { describeModel } from '../../contracts/model.ts'

// The SDK itself, against a server that does everything which the real service does now and then.
describeModel(async ({ key = 'sk-test' } = {}) => {
  const api = await startMessagesApi({ key: 'sk-test' })
  onTestFinished(async () => api.close())
  return {
    model: createAnthropic({ apiKey: key, baseUrl: api.url, timeoutMs: 4000, retries: 1 }),
    next: api.next,
    calls: () => api.calls.length,
    down: async () => api.close(),
  }
})
