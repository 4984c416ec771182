import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { createAccessTokens } from '../../../server/auth/access-token.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
let north: SignedIn
let south: SignedIn
beforeEach(async () => {
  rig = await startAuthRig({ allowNewWorkspaces: true })
  north = await rig.setUp('nora')
  south = await rig.setUp('sara')
})
afterEach(async () => rig.close())

test('two workspaces of one server know nothing of each other', async () => {
  const ann = await rig.join(north, 'ann', 'engineer')
  expect(ann.identity.accountId).toBe(north.identity.accountId)
  const names = async (who: SignedIn) =>
    (await rig.documents(who.identity.accountId)).map(({ document }) =>
      'name' in document ? document.name : '',
    )
  expect(await names(north)).toEqual(["nora's MSP", 'nora', 'ann'])
  expect(await names(south)).toEqual(["sara's MSP", 'sara'])
  expect(
    (await rig.post('/auth/sign-in', { email: emailOf('sara'), password })).body.identity.accountId,
  ).toBe(south.identity.accountId)
})

test('a team of another workspace does not exist', async () => {
  await rig.changeAccount(south.identity.accountId, { teams: [{ id: 'theirs', name: 'Theirs' }] })
  expect((await rig.invite(north, { role: 'viewer', teamId: 'theirs' })).error?.kind).toBe('not_found')
})

test('an address belongs to one workspace alone', async () => {
  const code = (await rig.invite(north, { role: 'viewer' })).body.code
  const answer = await rig.post('/auth/accept', { code, name: 'Sara', email: emailOf('sara'), password })
  expect(answer.error?.kind).toBe('email_taken')
})

test('signing out everywhere, reuse and a lost access stay inside the workspace', async () => {
  await rig.post('/auth/sign-out', { refreshToken: north.refreshToken, everywhere: true })
  expect(rig.cut).toEqual([[north.identity.accountId, [north.identity.personId]]])
  expect((await rig.auth.authorize(south.accessToken)).ok).toBe(true)
})

test('an access whose parts belong to different workspaces is none', async () => {
  const mine = await rig.auth.authorize(north.accessToken)
  const theirs = await rig.auth.authorize(south.accessToken)
  if (!mine.ok || !theirs.ok) throw new Error('Both should be signed in.')
  const mixed = [
    { ...mine.value, accountId: theirs.value.accountId },
    { ...mine.value, personId: theirs.value.personId },
    { ...mine.value, family: theirs.value.family },
    { ...theirs.value, family: mine.value.family },
    { ...theirs.value, accountId: mine.value.accountId },
  ]
  for (const access of mixed) {
    expect((await rig.auth.checkAll([access]))[0]?.ok).toBe(false)
  }
})

test('a token signed by another server is none', async () => {
  const { personId, accountId } = north.identity
  const other = createAccessTokens(Buffer.alloc(32, 8), () => rig.clock.now)
  const verified = await rig.auth.authorize(north.accessToken)
  if (!verified.ok) throw new Error(verified.problem.message)
  const { token } = await other.issue({ personId, accountId, family: verified.value.family })
  expect(await rig.auth.authorize(token)).toMatchObject({ problem: { kind: 'unauthenticated' } })
})
