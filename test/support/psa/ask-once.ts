import { followProxyOf } from '../../../server/outgoing/system-network.ts'
import { createPsaClient } from '../../../server/psa/psa-client.ts'
import { psaOk } from '../../../server/psa/provider.ts'

// A process of its own, because proxies and certificates count for a whole one: asks the address that it is given.

const problem = followProxyOf(process.env)
if (problem !== null) throw new Error(problem)
const client = createPsaClient({
  base: new URL(process.argv[2] ?? ''),
  authHeaders: () => Promise.resolve(psaOk({ authorization: 'Bearer token' })),
  concurrency: 1,
  timeoutMs: 10_000,
  reasonIn: () => '',
})
const answer = await client.json({
  method: 'POST',
  path: 'api/notes',
  body: {},
  signal: new AbortController().signal,
})
process.stdout.write(JSON.stringify(answer.ok ? { ok: true, value: answer.value.body } : answer))
