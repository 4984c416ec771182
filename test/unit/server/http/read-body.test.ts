import { expect, test } from 'vitest'
import { z } from 'zod'
import { authRequests } from '../../../../core/protocol/auth.ts'
import { readBody } from '../../../../server/http/read-body.ts'

test('takes a missing body for an empty one, and fills in what may be left out', () => {
  expect(readBody(authRequests.signOut, undefined)).toEqual({ ok: true, value: { everywhere: false } })
  expect(readBody(authRequests.refresh, null)).toEqual({ ok: true, value: { transport: 'body' } })
})

test('passes on known fields alone', () => {
  const body = JSON.parse(
    '{"email":"A@B.example","password":"x","role":"owner","constructor":{"prototype":{"a":1}}}',
  ) as unknown
  expect(readBody(authRequests.signIn, body)).toEqual({
    ok: true,
    value: { email: 'a@b.example', password: 'x', transport: 'body' },
  })
})

test.each([[[]], ['text'], [7], [true]])('%j is no body', (body) => {
  expect(readBody(authRequests.signOut, body)).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
})

test('a chosen password that does not fit is weak, a typed one is merely wrong', () => {
  const body = { email: 'a@b.example', password: '', name: 'A', code: 'x' }
  expect(readBody(authRequests.accept, body, { newPassword: true })).toMatchObject({
    problem: { kind: 'weak_password' },
  })
  expect(readBody(authRequests.signIn, body)).toMatchObject({
    problem: { kind: 'bad_request', message: 'Enter your password.' },
  })
})

test('has a sentence of its own for every field that can be wrong', () => {
  for (const [name, { shape }] of Object.entries(authRequests)) {
    for (const [field, schema] of Object.entries(shape)) {
      const read = readBody(z.object({ [field]: schema }), { [field]: { not: 'it' } })
      expect(read, `${name}.${field}`).toMatchObject({ ok: false, problem: { kind: 'bad_request' } })
      expect(read, `${name}.${field}`).not.toMatchObject({
        problem: { message: expect.stringContaining('an object in JSON') },
      })
    }
  }
})
