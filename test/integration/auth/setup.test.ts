import { defaultAiSettings } from '../../../core/domain/account/ai-settings.ts'
import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SignedIn } from '../../../core/protocol/auth.ts'
import { createPasswords, type Passwords } from '../../../server/auth/passwords.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
beforeEach(async () => {
  rig = await startAuthRig()
})
afterEach(async () => rig.close())

const setup = { accountName: 'Northwind IT', name: 'Olga', email: 'Olga@Example.com', password }

test('creates the workspace, its owner and a sign-in', async () => {
  expect((await rig.send({ method: 'GET', path: '/auth/status' })).body).toEqual({
    setupNeeded: true,
    version: '1.2.3',
    protocol: 1,
  })
  const answer = await rig.post('/auth/setup', { ...setup, code: rig.setupCode })
  expect(answer.status).toBe(200)
  const signedIn = SignedIn.parse(answer.body)
  expect(signedIn.identity).toMatchObject({ accountName: 'Northwind IT', name: 'Olga', role: 'owner' })
  const { accountId, personId } = signedIn.identity
  expect(await rig.documents(accountId)).toEqual([
    {
      collection: 'accounts',
      document: {
        id: accountId,
        accountId,
        rev: 1,
        name: 'Northwind IT',
        teams: [],
        savedNotes: [],
        templates: [],
        ticketLinkPattern: null,
        redaction: defaultRedaction,
        connectionIds: [],
        ai: defaultAiSettings,
        alarm: null,
        responseTargets: null,
        targetsSaved: null,
        targetsApplied: null,
        trial: null,
      },
    },
    {
      collection: 'people',
      document: { id: personId, accountId, rev: 1, name: 'Olga', role: 'owner', active: true, teamId: null },
    },
  ])
  expect((await rig.auth.authorize(signedIn.accessToken)).ok).toBe(true)
  expect((await rig.post('/auth/sign-in', { email: 'olga@example.com', password })).status).toBe(200)
  expect((await rig.send({ method: 'GET', path: '/auth/status' })).body).toMatchObject({ setupNeeded: false })
})

test('is rejected once there is a workspace', async () => {
  await rig.setUp()
  const again = await rig.post('/auth/setup', { ...setup, email: 'other@example.com' })
  expect([again.status, again.error?.kind]).toEqual([409, 'setup_done'])
})

test('ten strangers who race for a server without its code all fail, and cost it no password', async () => {
  let hashed = 0
  const passwords = createPasswords()
  const raced = await startAuthRig({
    passwords: {
      verify: passwords.verify,
      async hash(typed) {
        hashed += 1
        return passwords.hash(typed)
      },
    },
  })
  try {
    const codes = [
      undefined,
      '',
      'AAAAA-BBBBB-CCCCC-DDDDD',
      `${raced.setupCode}0`,
      raced.setupCode.slice(0, -1),
    ]
    const answers = await Promise.all(
      [...codes, ...codes].map(async (code, n) =>
        raced.post('/auth/setup', { ...setup, code, email: emailOf(`stranger${n}`) }),
      ),
    )
    expect(answers.map(({ status, error }) => [status, error?.kind])).toEqual(
      answers.map(() => [403, 'setup_code_wrong']),
    )
    expect(await raced.db.selectFrom('accounts').selectAll().execute()).toEqual([])
    expect(hashed).toBe(0)
  } finally {
    await raced.close()
  }
})

test('the code is the same for every server of a database, however it is typed, and is gone once used', async () => {
  expect(await rig.auth.setupCode()).toBe(rig.setupCode)
  const code = ` ${rig.setupCode.toLowerCase().replaceAll('-', ' ')} `
  expect((await rig.post('/auth/setup', { ...setup, code })).status).toBe(200)
  expect(await rig.auth.setupCode()).toBeNull()
  expect(await rig.db.selectFrom('setup_code').selectAll().execute()).toEqual([])
  const again = await rig.post('/auth/setup', { ...setup, code, email: emailOf('second') })
  expect([again.status, again.error?.kind]).toEqual([409, 'setup_done'])
  expect(rig.logged.join('')).not.toContain(rig.setupCode)
})

test('a password that is tried first, or says who one is, is rejected in a sentence', async () => {
  for (const weak of ['password1234', 'northwind2026']) {
    const answer = await rig.post('/auth/setup', { ...setup, code: rig.setupCode, password: weak })
    expect([answer.status, answer.error?.kind]).toEqual([400, 'weak_password'])
  }
  expect(await rig.db.selectFrom('accounts').selectAll().execute()).toEqual([])
})

/** Passwords whose hashing ends for all at the same moment, so that what follows truly races. */
const together = (count: number): Passwords => {
  const { hash, verify } = createPasswords()
  const waiting: (() => void)[] = []
  return {
    verify,
    async hash(typed) {
      const made = await hash(typed)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        if (waiting.length === count) for (const go of waiting) go()
      })
      return made
    },
  }
}

test('of several that race exactly one creates the workspace', async () => {
  const racing = await startAuthRig({ passwords: together(8) })
  try {
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, n) =>
        racing.post('/auth/setup', { ...setup, code: racing.setupCode, email: emailOf(`racer${n}`) }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ error }) => error?.kind === 'setup_done')).toHaveLength(7)
    expect(await racing.db.selectFrom('accounts').selectAll().execute()).toHaveLength(1)
    expect(await racing.db.selectFrom('credentials').selectAll().execute()).toHaveLength(1)
  } finally {
    await racing.close()
  }
})

test('of several that race for one address on an open server exactly one gets it, and the others leave nothing', async () => {
  const open = await startAuthRig({ allowNewWorkspaces: true, passwords: together(6) })
  try {
    const coded = { ...setup, code: open.setupCode }
    const answers = await Promise.all(Array.from({ length: 6 }, async () => open.post('/auth/setup', coded)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ error }) => error?.kind === 'email_taken')).toHaveLength(5)
    expect(await open.db.selectFrom('accounts').selectAll().execute()).toHaveLength(1)
    expect(await open.db.selectFrom('documents').selectAll().execute()).toHaveLength(2)
  } finally {
    await open.close()
  }
})

test('keeps a pasted name without what a database cannot hold', async () => {
  const answer = await rig.post('/auth/setup', {
    ...setup,
    code: rig.setupCode,
    name: 'O\0lga \ud800',
    password: 'with \0 and \ud800 in it',
  })
  expect(answer.status).toBe(200)
  const { accountId, personId } = answer.body.identity
  expect((await rig.document(accountId, 'people', personId)).name).not.toMatch(/[\0\p{Surrogate}]/u)
})

test.each([
  ['weak_password', { password: 'short' }, 'Use at least 10 characters.'],
  ['weak_password', { password: 'x'.repeat(201) }, 'Use 200 characters or fewer.'],
  ['weak_password', { password: undefined }, 'Use at least 10 characters.'],
  ['bad_request', { email: 'nobody' }, 'Enter a valid email address.'],
  ['bad_request', { accountName: '   ' }, 'The workspace needs a name of 1 to 80 characters.'],
  ['bad_request', { name: 'x'.repeat(81) }, 'Enter your name: 1 to 80 characters.'],
  ['bad_request', { deviceId: '../x' }, 'The device id is malformed.'],
])('answers %s to %j and creates nothing', async (kind, wrong, message) => {
  const answer = await rig.post('/auth/setup', { ...setup, code: rig.setupCode, ...wrong })
  expect([answer.status, answer.error]).toEqual([400, { kind, message }])
  expect(await rig.db.selectFrom('accounts').selectAll().execute()).toEqual([])
})
