import { expect, test } from 'vitest'
import { startFamily } from '../../../../server/auth/refresh-token.ts'
import { newCode } from '../../../../server/auth/one-time-code.ts'
import { createLog } from '../../../../server/http/log.ts'

const written = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = []
  write(createLog('trace', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

const secrets = {
  password: 'correct horse battery',
  email: 'olga@example.com',
  refreshToken: startFamily().text,
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwLTEifQ.c2lnbmF0dXJl',
  code: newCode(),
  cookie: 'baton_refresh=abc',
  authorization: 'Bearer abc',
}

test('removes known fields, at the top and inside', () => {
  const text = written((log) => {
    log.info(secrets, 'flat')
    log.info({ body: secrets }, 'nested')
    log.info({ request: { headers: secrets } }, 'deeper')
  })
  for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
  expect(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { msg: string }).msg),
  ).toEqual(['flat', 'nested', 'deeper'])
})

test('removes what looks like a secret from any text', () => {
  const { email, refreshToken, accessToken, code } = secrets
  const text = written((log) => {
    log.warn(`Sign-in of ${email} with ${refreshToken}, ${accessToken} and ${code}.`)
    log.error({
      err: new Error(`Key (email)=(${email}) exists`, { cause: new Error(`token ${refreshToken}`) }),
    })
    log.info({ url: `/#/join/${code}`, list: [{ deep: { down: { at: email } } }] })
    log.fatal('could not connect to postgres://baton:hunter2@db/baton')
  })
  for (const secret of [email, refreshToken, accessToken, code, 'hunter2']) expect(text).not.toContain(secret)
  expect(text).toContain('Key (email)=([e-mail]) exists')
  expect(text).toContain('postgres://baton:[password]@db/baton')
  for (const line of text.split('\n').filter(Boolean)) expect(() => JSON.parse(line) as unknown).not.toThrow()
})

test('writes of a database error what happened, not the row', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint'), {
    code: '23505',
    detail: 'Key (name)=(Northwind) already exists.',
    parameters: ['Northwind'],
  })
  const text = written((log) => log.error({ err: error }, 'A request failed'))
  expect(text).toContain('23505')
  expect(text).toContain('log.test.ts')
  expect(text).not.toContain('Northwind')
})

test('leaves ids, times and ordinary words alone', () => {
  const line = {
    accountId: '0190b7c0-1111-7222-8333-444455556666',
    at: 1_795_000_000_000,
    said: 'parked until 9',
  }
  const parsed = JSON.parse(written((log) => log.info(line, 'ok'))) as Record<string, unknown>
  expect(parsed).toMatchObject({ ...line, msg: 'ok' })
})

test('is done with a long line at once', () => {
  const text = written((log) => log.info('a'.repeat(200_000)))
  expect(text.length).toBeGreaterThan(200_000)
})
