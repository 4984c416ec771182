import { expect, test } from 'vitest'
import { demoPassword, demoPeople } from '../../../../scripts/demo/demo-people.ts'
import { checkPassword } from '../../../../server/auth/password-rules.ts'

const known = ['Maya Lindqvist', 'maya@northwind.example', 'Northwind IT']

test.each([
  'password1234',
  '1234567890',
  'qwertyuiop',
  'Password2024!',
  'Welcome2026!',
  'aaaaaaaaaaaa',
  'iloveyou123',
])('%s is one of the first that are tried', (password) => {
  expect(checkPassword(password, known)).toMatchObject({
    ok: false,
    problem: { kind: 'weak_password', message: expect.stringContaining('easy to guess') },
  })
})

test.each([
  'mayalindqvist',
  'Lindqvist1',
  'northwind2026',
  'Northwind IT 1',
  'maya@northwind.example',
  'baton12345',
])('%s is what anyone knows of the person', (password) => {
  expect(checkPassword(password, known)).toMatchObject({
    ok: false,
    problem: { kind: 'weak_password', message: expect.stringContaining('name, email, or workspace') },
  })
})

test.each([
  'correct horse battery',
  'a long enough password',
  'Zürich-Altstetten',
  'x7#Kp!q2vL',
  'three blue kettles',
])('%s will do', (password) => {
  expect(checkPassword(password, known)).toEqual({ ok: true, value: null })
})

test('the passwords of the demo will do', () => {
  for (const { name, email } of demoPeople)
    expect(checkPassword(demoPassword, [name, email, 'Northwind IT']).ok).toBe(true)
})
