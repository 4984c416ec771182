import { expect, test } from 'vitest'
import type { SignedIn } from '../../../../../core/protocol/auth.ts'
import { createAuthClient } from '../../../../../renderer/data/wire/auth-client.ts'

test('a token that has changed hands is not given out for someone else’s work', async () => {
  let person = 'ann'
  const client = createAuthClient({
    http: async () => {
      const identity = {
        accountId: 'acme',
        accountName: 'Acme',
        personId: person,
        name: person,
        role: 'engineer' as const,
      }
      return Response.json({ identity, accessToken: `of-${person}`, expiresIn: 600 } satisfies SignedIn)
    },
    keeper: null,
    attempts: { read: () => ({ open: null, answered: [] }), write: async () => undefined },
    newId: () => 'a1',
    clock: () => 0,
    identified: () => undefined,
  })
  expect(await client.tokenOf('ann')).toEqual({ ok: true, value: 'of-ann' })
  person = 'bo'
  expect(await client.tokenOf('ann')).toEqual({ ok: true, value: 'of-ann' })
  client.dropToken()
  expect(await client.tokenOf('ann')).toMatchObject({ ok: false, problem: { kind: 'session_expired' } })
  expect(await client.tokenOf('bo')).toEqual({ ok: true, value: 'of-bo' })
})
