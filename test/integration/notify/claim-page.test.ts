import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addClaimRoutes } from '../../../server/http/claim-routes.ts'
import { createClaims } from '../../../server/notify/claim/claims.ts'
import { readDocument } from '../../../server/store/change-log.ts'
import { claimFrom, escalateFrom, startToldRig } from '../../support/notify/told-rig.ts'
import { staff, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'

let rig: SyncRig
let app: FastifyInstance
let ann: RigDesk
let ahead = 0
/** Stands still, so that a press lasts as long as a test says. */
const began = Date.now()
const clock = () => began + ahead
beforeAll(async () => {
  rig = await startToldRig(null, { clock })
  await rig.addAccount('acme', staff())
  await rig.addAccount('other', [])
  ann = await rig.desk('acme', 'ann')
  app = fastify()
  const claims = createClaims({
    databaseOf: rig.accounts.ordinary,
    decider: rig.decider,
    notify: rig.notify,
    clock,
  })
  void app.register(async (scope) => addClaimRoutes(scope, claims, 1000), { prefix: '/c' })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await rig.close()
})
beforeEach(() => {
  ahead = 0
})

const linkFor = (handoffId: string, personId = 'bob', accountId = 'acme') =>
  `/c/${rig.notify.claimLinks.make({ accountId, handoffId, personId }, clock())}`
const stateOf = async (handoffId: string) => {
  const handoff = await readDocument(rig.db, 'acme', 'handoffs', handoffId)
  return { state: handoff?.state, claimedBy: handoff?.claimedBy }
}
const press = async (link: string): Promise<string> => {
  const answer = await app.inject({ method: 'POST', url: `${link}/press`, payload: {} })
  return answer.json<{ proof: string }>().proof
}
const claim = async (link: string, proof: string) =>
  app.inject({ method: 'POST', url: `${link}/claim`, payload: { proof } })

test('opening a link shows who, what, why and for whom, and changes nothing, however often', async () => {
  const { handoffId } = await escalateFrom(ann, { engineerNotes: 'Password: Hunter2!xyz <b>now</b>' })
  const link = linkFor(handoffId)
  for (let times = 0; times < 20; times += 1) {
    const page = await app.inject({ method: 'GET', url: link })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Escalation from Ann: Outlook does not sync')
    expect(page.body).toContain('Hold to claim as Bob')
    expect(page.body).toContain('[password] &lt;b&gt;now&lt;/b&gt;')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    await app.inject({ method: 'HEAD', url: link })
  }
  expect(await stateOf(handoffId)).toEqual({ state: 'open', claimedBy: null })
})

test('a press that lasts claims; one that is too short, stale, made up or for another link does not', async () => {
  const { handoffId } = await escalateFrom(ann)
  const other = await escalateFrom(ann)
  const link = linkFor(handoffId)
  const proof = await press(link)
  expect((await claim(link, proof)).statusCode).toBe(400)
  for (const wrong of [
    '',
    'x',
    `${proof}x`,
    await press(linkFor(other.handoffId)),
    await press(linkFor(handoffId, 'olga')),
  ])
    expect((await claim(link, wrong)).statusCode).toBe(400)
  ahead = 61_000
  expect((await claim(link, proof)).statusCode).toBe(400)
  expect(await stateOf(handoffId)).toEqual({ state: 'open', claimedBy: null })
  ahead = 1200
  expect((await claim(link, proof)).json()).toMatchObject({ title: 'Claimed' })
  expect(await stateOf(handoffId)).toEqual({ state: 'claimed', claimedBy: 'bob' })
  expect((await claim(link, proof)).json()).toMatchObject({ title: 'Claimed' })
})

test('whoever is late reads who won, on the page and after a press', async () => {
  const { handoffId } = await escalateFrom(ann)
  const link = linkFor(handoffId)
  const proof = await press(link)
  await claimFrom(await rig.desk('acme', 'olga'), handoffId)
  ahead = 1500
  expect((await claim(link, proof)).json()).toMatchObject({
    title: 'Not claimed',
    sentence: expect.stringMatching(/^Already claimed by Olga, \d+ s ago\.$/u) as string,
  })
  const page = await app.inject({ method: 'GET', url: link })
  expect(page.body).toContain('Already claimed by Olga')
  expect(page.body).not.toContain('id="claim"')
})

test('links are for one person, for four hours, and nothing without access', async () => {
  const { handoffId } = await escalateFrom(ann)
  const link = linkFor(handoffId)
  const parts = link.split('~')
  const forged = [parts[0], parts[1], 'olga', ...parts.slice(3)].join('~')
  expect((await app.inject({ method: 'GET', url: forged })).statusCode).toBe(404)
  expect((await app.inject({ method: 'GET', url: '/c/nonsense' })).statusCode).toBe(404)
  expect((await app.inject({ method: 'GET', url: linkFor(handoffId, 'vic') })).body).toContain(
    'no longer have access',
  )
  expect((await app.inject({ method: 'GET', url: linkFor(handoffId, 'bob', 'other') })).body).toContain(
    'no longer',
  )
  ahead = 4 * 3_600_000 + 2000
  expect((await app.inject({ method: 'GET', url: link })).body).toContain('This link has expired')
  expect((await app.inject({ method: 'POST', url: `${link}/press`, payload: {} })).statusCode).toBe(404)
  expect(await stateOf(handoffId)).toEqual({ state: 'open', claimedBy: null })
})
