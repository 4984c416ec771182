import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../../core/domain/people/person.ts'
import { Invitation, type SignedIn } from '../../../core/protocol/auth.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

const hour = 60 * 60_000
let rig: AuthRig
let owner: SignedIn
beforeEach(async () => {
  rig = await startAuthRig()
  owner = await rig.setUp()
})
afterEach(async () => rig.close())

const codeFor = async (body: unknown, inviter = owner) =>
  Invitation.parse((await rig.invite(inviter, body)).body).code
const accept = async (code: string, name = 'ann', more: object = {}) =>
  rig.post('/auth/accept', { code, name, email: emailOf(name), password, ...more })

test('gives a readable code, its link and its end, and keeps the code only as a hash', async () => {
  const answer = await rig.invite(owner, { role: 'engineer' })
  const { code, link, role, expiresAt } = Invitation.parse(answer.body)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}$/)
  expect(link).toBe(`${rig.url}/#/join/${code}`)
  expect([role, expiresAt]).toEqual(['engineer', rig.clock.now + 72 * hour])
  expect(JSON.stringify(await rig.db.selectFrom('invitations').selectAll().execute())).not.toContain(code)
})

test('lets someone in with the role and team of the invitation, for all desks to see', async () => {
  const { accountId } = owner.identity
  await rig.changeAccount(accountId, { teams: [{ id: 'team-1', name: 'Field' }] })
  const code = await codeFor({ role: 'admin', teamId: 'team-1' })
  const joined = await accept(code)
  expect(joined.status).toBe(200)
  expect(joined.body.identity).toMatchObject({ accountId, name: 'ann', role: 'admin' })
  expect(await rig.document(accountId, 'people', joined.body.identity.personId)).toMatchObject({
    rev: 3,
    name: 'ann',
    role: 'admin',
    active: true,
    teamId: 'team-1',
  })
  expect((await rig.auth.authorize(joined.body.accessToken)).ok).toBe(true)
  expect((await rig.post('/auth/sign-in', { email: emailOf('ann'), password })).status).toBe(200)
})

test.each([
  ['lower case', (code: string) => code.toLowerCase()],
  ['without dashes', (code: string) => code.replaceAll('-', '')],
  ['with spaces', (code: string) => ` ${code.replaceAll('-', ' ')} `],
  ['with letters for digits', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ['as the whole link', (code: string) => `http://example.com/#/join/${code}`],
])('takes a code %s', async (_, typed) => {
  expect((await accept(typed(await codeFor({ role: 'engineer' })))).status).toBe(200)
})

test('tells unknown, used and expired codes apart', async () => {
  const code = await codeFor({ role: 'engineer', hours: 1 })
  const late = await codeFor({ role: 'engineer', hours: 1 })
  expect((await accept(code)).status).toBe(200)
  const used = await accept(code, 'bob')
  expect([used.status, used.error?.kind]).toEqual([410, 'invitation_used'])
  rig.clock.now += hour
  const expired = await accept(late, 'bob')
  expect([expired.status, expired.error?.kind]).toEqual([410, 'invitation_expired'])
  const unknown = await accept('ABCDE-ABCDE-ABCDE-ABCDE', 'bob')
  expect([unknown.status, unknown.error?.kind]).toEqual([404, 'invitation_invalid'])
  expect((await accept('../../../etc', 'bob')).error?.kind).toBe('invitation_invalid')
  expect(await rig.db.selectFrom('credentials').selectAll().execute()).toHaveLength(2)
})

test('shows its bearer what a code leads to, and at once why it leads nowhere', async () => {
  const look = async (code: string) => rig.post<object>('/auth/invitations/look', { code })
  const code = await codeFor({ role: 'engineer', hours: 1, email: emailOf('ann') })
  const seen = await look(code.toLowerCase())
  expect(seen.body).toEqual({
    accountName: owner.identity.accountName,
    inviterName: owner.identity.name,
    role: 'engineer',
    email: emailOf('ann'),
    expiresAt: rig.clock.now + hour,
  })
  const other = await accept(code, 'bob')
  expect([other.status, other.error?.kind]).toEqual([403, 'invitation_other_email'])
  expect((await accept(code)).status).toBe(200)
  expect((await look(code)).error?.kind).toBe('invitation_used')
  const admin = await rig.join(owner, 'adam', 'admin')
  const orphan = await codeFor({ role: 'engineer' }, admin)
  await rig.changePerson(admin, { active: false })
  expect((await look(orphan)).error?.kind).toBe('invitation_invalid')
  const late = await codeFor({ role: 'engineer', hours: 1 })
  rig.clock.now += hour
  expect((await look(late)).error?.kind).toBe('invitation_expired')
  expect((await look('ABCDE-ABCDE-ABCDE-ABCDE')).error?.kind).toBe('invitation_invalid')
})

test('of several that use one code at once exactly one gets in', async () => {
  const code = await codeFor({ role: 'engineer' })
  const answers = await Promise.all(Array.from({ length: 8 }, async (_, n) => accept(code, `racer${n}`)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ error }) => error?.kind === 'invitation_used')).toHaveLength(7)
  const people = (await rig.documents(owner.identity.accountId)).filter(
    ({ collection }) => collection === 'people',
  )
  expect(people).toHaveLength(2)
  expect(await rig.db.selectFrom('credentials').selectAll().execute()).toHaveLength(2)
})

test('of several that take one address at once with a code each exactly one gets it, and the others keep their codes', async () => {
  const codes = [
    await codeFor({ role: 'engineer' }),
    await codeFor({ role: 'engineer' }),
    await codeFor({ role: 'viewer' }),
  ]
  const answers = await Promise.all(codes.map(async (code) => accept(code, 'ann')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ error }) => error?.kind === 'email_taken')).toHaveLength(2)
  const unused = await rig.db.selectFrom('invitations').where('used_at', 'is', null).selectAll().execute()
  expect(unused).toHaveLength(2)
})

test('an address that someone has is not taken twice, and the code stays good', async () => {
  const code = await codeFor({ role: 'engineer' })
  const taken = await accept(code, 'olga')
  expect([taken.status, taken.error?.kind]).toEqual([409, 'email_taken'])
  expect((await accept(code, 'ann')).status).toBe(200)
})

test('one for a certain address is for no one else', async () => {
  const code = await codeFor({ role: 'engineer', email: 'Ann@Example.com' })
  expect((await accept(code, 'bob')).error?.kind).toBe('invitation_other_email')
  expect((await accept(code, 'ann')).status).toBe(200)
})

test('no one invites above their own role, and engineers and viewers invite no one', async () => {
  const admin = await rig.join(owner, 'ada', 'admin')
  const engineer = await rig.join(owner, 'eve', 'engineer')
  const viewer = await rig.join(owner, 'vic', 'viewer')
  const outcome = async (who: SignedIn, role: Role) => {
    const answer = await rig.invite(who, { role })
    return answer.error?.kind ?? answer.status
  }
  expect([
    await outcome(owner, 'owner'),
    await outcome(admin, 'admin'),
    await outcome(admin, 'viewer'),
  ]).toEqual([200, 200, 200])
  expect(await outcome(admin, 'owner')).toBe('forbidden')
  for (const who of [engineer, viewer]) {
    for (const role of ['viewer', 'engineer', 'admin', 'owner'] as const) {
      expect(await outcome(who, role)).toBe('forbidden')
    }
  }
})

test('goes by the role that the inviter has now, not by that of the token', async () => {
  const admin = await rig.join(owner, 'ada', 'admin')
  await rig.changePerson(admin, { role: 'engineer' })
  expect((await rig.invite(admin, { role: 'viewer' })).error?.kind).toBe('forbidden')
})

test.each([
  ['lost their access', { active: false }],
  ['may not invite so high any more', { role: 'admin' as const }],
])('ends when who sent it %s', async (_, change) => {
  const second = await rig.join(owner, 'otto', 'owner')
  const code = await codeFor({ role: 'owner' }, second)
  await rig.changePerson(second, change)
  expect((await accept(code)).error?.kind).toBe('invitation_invalid')
  expect(
    await rig.db.selectFrom('credentials').where('email', '=', emailOf('ann')).selectAll().execute(),
  ).toEqual([])
})

test('needs a sign-in that is still good', async () => {
  const admin = await rig.join(owner, 'ada', 'admin')
  const without = await rig.post('/auth/invitations', { role: 'viewer' })
  expect([without.status, without.error?.kind]).toEqual([401, 'unauthenticated'])
  for (const authorization of [
    'Bearer x',
    'Basic abc',
    `Bearer ${admin.accessToken}x`,
    `Bearer ${admin.refreshToken}`,
  ]) {
    const answer = await rig.post('/auth/invitations', { role: 'viewer' }, { authorization })
    expect([answer.status, answer.error?.kind]).toEqual([401, 'unauthenticated'])
  }
  await rig.changePerson(admin, { active: false })
  expect((await rig.invite(admin, { role: 'viewer' })).error?.kind).toBe('deactivated')
  rig.clock.now += 10 * 60_000
  expect((await rig.invite(owner, { role: 'viewer' })).error?.kind).toBe('session_expired')
})

test.each([
  [{ role: 'god' }, 'The role must be viewer, engineer, admin or owner.'],
  [{}, 'The role must be viewer, engineer, admin or owner.'],
  [{ role: 'viewer', hours: 721 }, 'An invitation must be valid for 1 to 720 whole hours.'],
  [{ role: 'viewer', hours: 0 }, 'An invitation must be valid for 1 to 720 whole hours.'],
  [{ role: 'viewer', email: 'x' }, 'Enter a valid email address.'],
  [{ role: 'viewer', teamId: 7 }, 'The team must be an id.'],
])('refuses %j', async (body, message) => {
  const answer = await rig.invite(owner, body)
  expect([answer.status, answer.error]).toEqual([400, { kind: 'bad_request', message }])
})

test('refuses a team that there is not', async () => {
  expect((await rig.invite(owner, { role: 'viewer', teamId: 'nope' })).error?.kind).toBe('not_found')
})
