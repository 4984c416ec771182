import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPasswords } from '../../../server/auth/passwords.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
/** The stored hash that each comparison was made with. */
const compared: (string | null)[] = []
beforeEach(async () => {
  compared.length = 0
  const passwords = createPasswords()
  rig = await startAuthRig({
    passwords: {
      hash: passwords.hash,
      verify: async (hash, typed) => {
        compared.push(hash)
        return passwords.verify(hash, typed)
      },
    },
  })
})
afterEach(async () => rig.close())

test('opens a sign-in of its own each time, for any case of the address', async () => {
  await rig.setUp()
  const one = await rig.post('/auth/sign-in', { email: emailOf('olga'), password })
  const two = await rig.post('/auth/sign-in', { email: 'OLGA@EXAMPLE.com', password, deviceId: 'laptop' })
  expect([one.status, two.status]).toEqual([200, 200])
  expect(one.body.identity).toEqual(two.body.identity)
  expect(one.body.refreshToken).not.toBe(two.body.refreshToken)
  expect(one.body.expiresIn).toBe(600)
  const devices = await rig.db
    .selectFrom('refresh_tokens')
    .select(['device_id', 'family'])
    .orderBy('id')
    .execute()
  expect(devices.map((row) => row.device_id)).toEqual([null, null, 'laptop'])
  expect(new Set(devices.map((row) => row.family)).size).toBe(3)
})

test('keeps neither passwords nor tokens as they are', async () => {
  const { refreshToken = '' } = await rig.setUp()
  const stored = JSON.stringify([
    await rig.db.selectFrom('credentials').selectAll().execute(),
    (await rig.db.selectFrom('refresh_tokens').selectAll().execute()).map((row) =>
      row.hash.toString('base64url'),
    ),
  ])
  expect(stored).not.toContain(password)
  expect(stored).not.toContain(refreshToken)
  expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

test('answers an unknown address and a wrong password alike, after the same work', async () => {
  await rig.setUp()
  const wrong = await rig.post('/auth/sign-in', { email: emailOf('olga'), password: 'wrong horse battery' })
  const unknown = await rig.post('/auth/sign-in', {
    email: emailOf('nobody'),
    password: 'wrong horse battery',
  })
  expect([wrong.status, wrong.error?.kind]).toEqual([401, 'wrong_credentials'])
  expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text])
  expect(compared).toEqual([expect.stringContaining('$argon2id$'), null])
})

test('tells that an access has ended only to who knows the password', async () => {
  const owner = await rig.setUp()
  const ann = await rig.join(owner, 'ann', 'engineer')
  await rig.changePerson(ann, { active: false })
  const right = await rig.post('/auth/sign-in', { email: emailOf('ann'), password })
  const wrong = await rig.post('/auth/sign-in', { email: emailOf('ann'), password: 'wrong horse battery' })
  expect([right.status, right.error?.kind]).toEqual([403, 'deactivated'])
  expect([wrong.status, wrong.error?.kind]).toEqual([401, 'wrong_credentials'])
})

test('takes a password in whatever composition the keyboard makes its letters', async () => {
  await rig.post('/auth/setup', {
    code: rig.setupCode,
    accountName: 'A',
    name: 'O',
    email: emailOf('o'),
    password: 'Zürich-Altstetten',
  })
  const decomposed = 'Zürich-Altstetten'.normalize('NFD')
  expect((await rig.post('/auth/sign-in', { email: emailOf('o'), password: decomposed })).status).toBe(200)
})

test('an access that is taken away while someone signs in leaves no sign-in behind', async () => {
  const owner = await rig.setUp()
  const ann = await rig.join(owner, 'ann', 'engineer')
  const [signedIn] = await Promise.all([
    rig.post('/auth/sign-in', { email: emailOf('ann'), password }),
    rig.changePerson(ann, { active: false }),
  ])
  await rig.changePerson(ann, { active: true })
  expect([200, 403]).toContain(signedIn.status)
  if (signedIn.status === 200) {
    expect(await rig.auth.authorize(signedIn.body.accessToken)).toMatchObject({
      problem: { kind: 'session_expired' },
    })
  }
  const alive = await rig.db
    .selectFrom('refresh_tokens')
    .where('person_id', '=', ann.identity.personId)
    .where('revoked_at', 'is', null)
    .selectAll()
    .execute()
  expect(alive).toEqual([])
})
