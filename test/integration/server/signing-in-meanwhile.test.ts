import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../../../core/protocol/auth.ts'
import { lockAccount } from '../../../server/store/change-log.ts'
import type { Trx } from '../../../server/store/database.ts'
import { lockSignIns } from '../../../server/store/sign-in/token-store.ts'
import { emailOf, password, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

let rig: AuthRig
let owner: SignedIn
let neighbour: SignedIn
beforeEach(async () => {
  rig = await startAuthRig({ allowNewWorkspaces: true })
  owner = await rig.setUp('olga')
  neighbour = await rig.setUp('nils')
})
const held: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const letGo of held.splice(0)) await letGo()
  await rig.close()
})

/** Holds a lock until it is let go. */
const hold = async (lock: (trx: Trx) => Promise<unknown>): Promise<() => Promise<void>> => {
  let letGo: () => void = () => undefined
  const until = new Promise<void>((resolve) => (letGo = resolve))
  let holding: Promise<void> = Promise.resolve()
  await new Promise<void>((holds, fails) => {
    holding = rig.db.transaction().execute(async (trx) => {
      await lock(trx)
      holds()
      await until
    })
    holding.catch(fails)
  })
  const end = async () => {
    letGo()
    await holding
  }
  held.push(end)
  return end
}
const signIn = async (name: string) => rig.post('/auth/sign-in', { email: emailOf(name), password })
const refresh = async ({ refreshToken }: SignedIn) => rig.post('/auth/refresh', { refreshToken })

test('a workspace that decides for long, or hangs, keeps none of its own from signing in or renewing', async () => {
  const letGo = await hold(async (trx) => lockAccount(trx, owner.identity.accountId))
  const answers = await Promise.all([signIn('olga'), refresh(owner), signIn('olga'), signIn('nils')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const out = await rig.post('/auth/sign-out', { refreshToken: answers[0]?.body.refreshToken })
  expect(out.status).toBe(200)
  await letGo()
})

test('who waits for their own sign-ins leaves connections for everyone else', async () => {
  const letGo = await hold(async (trx) => lockSignIns(trx, owner.identity.personId))
  let renewed = 0
  const waiting = Array.from({ length: 8 }, async () => {
    const { status } = await refresh(owner)
    renewed += 1
    return status
  })
  const others = await Promise.all([signIn('nils'), refresh(neighbour)])
  expect(others.map(({ status }) => status)).toEqual([200, 200])
  expect(renewed).toBe(0)
  await letGo()
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => 200))
})

test('who is deactivated while they sign in is signed out with the rest', async () => {
  const member = await rig.join(owner, 'ben', 'engineer')
  const { personId, accountId } = member.identity
  const letGo = await hold(async (trx) => lockSignIns(trx, personId))
  const entering = signIn('ben')
  const deactivating = rig.changePerson(member, { active: false })
  await letGo()
  const [entered] = await Promise.all([entering, deactivating])
  if (entered.status === 200)
    expect(await rig.auth.authorize(entered.body.accessToken)).toMatchObject({ ok: false })
  else expect(entered.error?.kind).toBe('deactivated')
  const alive = await rig.db
    .selectFrom('refresh_tokens')
    .select('id')
    .where('account_id', '=', accountId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  expect(alive).toEqual([])
})
