import { expect, test } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'
import {
  makeDevice,
  readyState,
  signInAs,
  until,
  untilReady,
  untilState,
} from '../../support/desk/open-test-desk.ts'
import { eventually } from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'
import { testWindows, type WindowOptions } from '../../support/desk/test-windows.ts'

const rig = deskRig()
const windows = testWindows()

const openTwo = async (first: WindowOptions = {}, second: WindowOptions = {}) => {
  const device = makeDevice()
  const owner = await windows.open(rig.server.url, device, first)
  await signInAs(owner.desk, 'ann')
  await untilReady(owner.desk, (state) => state.synced && state.connection.kind === 'online')
  const follower = await windows.open(rig.server.url, device, second)
  return { device, owner, follower }
}

const mine = (desk: Desk) => desk.sessions({ scope: 'mine', limit: 9 })
const start = { sessionId: 's1', ...printer }
const note = (desk: Desk, text: string) =>
  desk.act('entry.add', { entryId: desk.newId(), sessionId: 's1', kind: 'note', text })
const notes = (desk: Desk) => desk.entries('s1', 99)
const textsOf = (entries: readonly { kind: string; text: string }[]) =>
  entries.filter(({ kind }) => kind === 'note').map(({ text }) => text)

test('a second window shows the same desk, and acts through the first', async () => {
  const { owner, follower } = await openTwo()
  expect(readyState(follower.desk).identity).toMatchObject({ personId: 'ann' })
  expect(await follower.desk.act('session.start', start)).toMatchObject({ ok: true })
  expect(await until(mine(owner.desk), (rows) => rows.length === 1)).toMatchObject([{ id: 's1' }])
  expect(await until(mine(follower.desk), (rows) => rows.length === 1)).toMatchObject([{ id: 's1' }])
  await note(owner.desk, 'From the first.')
  const seen = await until(notes(follower.desk), (entries) => textsOf(entries).length === 1)
  expect(textsOf(seen)).toEqual(['From the first.'])
  expect(await follower.desk.act('session.resume', { sessionId: 's1' })).toMatchObject({ ok: false })
  expect(Math.abs(follower.desk.now() - owner.desk.now())).toBeLessThan(60_000)
})

test('an action in a follower is done once, though the owner is killed after storing it and before saying so', async () => {
  const stored: string[] = []
  const { owner, follower } = await openTwo({
    changed: (desk) => ({
      ...desk,
      async act(type, payload, as) {
        const result = await desk.act(type, payload, as)
        if (type !== 'entry.add') return result
        stored.push(as?.intentId ?? '')
        return new Promise(() => undefined)
      },
    }),
  })
  await follower.desk.act('session.start', start)
  const acted = note(follower.desk, 'Only once.')
  await expect.poll(() => stored.length).toBe(1)
  await owner.kill()
  expect(await acted).toEqual({ ok: true, value: { intentId: stored[0] } })
  await untilReady(follower.desk, (state) => state.connection.kind === 'online' && state.waiting === 0)
  expect(textsOf(await until(notes(follower.desk), (entries) => textsOf(entries).length > 0))).toEqual([
    'Only once.',
  ])
  expect([...rig.server.verdicts.keys()].filter((id) => id === stored[0])).toHaveLength(1)
})

test('an action that a killed owner never stored is done by the window that takes over', async () => {
  const asked: string[] = []
  const { owner, follower } = await openTwo({
    changed: (desk) => ({
      ...desk,
      act: async (type, payload, as) => {
        if (type !== 'entry.add') return desk.act(type, payload, as)
        asked.push(type)
        return new Promise(() => undefined)
      },
    }),
  })
  await follower.desk.act('session.start', start)
  const acted = note(follower.desk, 'Not lost.')
  await expect.poll(() => asked.length).toBe(1)
  await owner.kill()
  expect(await acted).toMatchObject({ ok: true })
  expect(textsOf(await until(notes(follower.desk), (entries) => textsOf(entries).length > 0))).toEqual([
    'Not lost.',
  ])
})

test('what a follower shows stays while it takes over, and a third window follows the new owner', async () => {
  const { device, owner, follower } = await openTwo()
  const third = await windows.open(rig.server.url, device)
  await owner.desk.act('session.start', start)
  const shown = mine(follower.desk)
  const lengths: (number | undefined)[] = []
  await until(shown, (rows) => rows.length === 1)
  const stop = shown.subscribe(() => lengths.push(shown.get()?.length))
  await owner.kill()
  expect(await note(third.desk, 'From the third.')).toMatchObject({ ok: true })
  const seen = await until(notes(follower.desk), (entries) => textsOf(entries).length === 1)
  expect(textsOf(seen)).toEqual(['From the third.'])
  expect(lengths.every((length) => length === 1)).toBe(true)
  stop()
})

test('a window that takes over says what is looked at in it, and whether anyone is there', async () => {
  const { owner, follower } = await openTwo()
  const looks = () => rig.server.requestsOf('presence:look')
  const s1 = { kind: 'session', id: 's1' } as const
  follower.desk.lookAt(s1)
  follower.desk.setAway(true)
  const isTold = () => JSON.stringify(looks().at(-1)) === JSON.stringify({ subject: s1, away: true })
  await eventually('the look', isTold)
  const before = looks().length
  await owner.kill()
  await eventually('the look of the window that took over', () => looks().length > before)
  await eventually('all of it', isTold)
  expect(looks().at(-1)).toEqual({ subject: s1, away: true })
})

test('two windows type into one draft: each shows the other’s words, and neither overwrites them', async () => {
  const { owner, follower } = await openTwo()
  const heard: string[] = []
  const key = 'note:s1'
  owner.desk.watchDraft(key, (text) => heard.push(text))
  expect(owner.desk.draftAlsoOpen(key).get()).toBe(false)
  const stop = follower.desk.watchDraft(key, () => undefined)
  await until(owner.desk.draftAlsoOpen(key), (also) => also)
  expect(await follower.desk.writeDraft(key, 'Checked the cable', '')).toBe('Checked the cable')
  expect(heard).toEqual(['Checked the cable'])
  expect(await owner.desk.writeDraft(key, 'Rebooted it', '')).toBe('Checked the cable\nRebooted it')
  expect(await follower.desk.readDraft(key)).toBe('Checked the cable\nRebooted it')
  stop()
  await until(owner.desk.draftAlsoOpen(key), (also) => !also)
  await owner.kill()
  expect(await follower.desk.readDraft(key)).toBe('Checked the cable\nRebooted it')
})

test('a follower that is closed or killed is forgotten by the owner', async () => {
  const { device, owner, follower } = await openTwo()
  follower.desk.watchDraft('note:s1', () => undefined)
  owner.desk.watchDraft('note:s1', () => undefined)
  await until(owner.desk.draftAlsoOpen('note:s1'), (also) => also)
  await follower.kill()
  await until(owner.desk.draftAlsoOpen('note:s1'), (also) => !also)
  expect(await owner.desk.act('session.start', start)).toMatchObject({ ok: true })
  const next = await windows.open(rig.server.url, device)
  expect(await until(mine(next.desk), (rows) => rows.length === 1)).toMatchObject([{ id: 's1' }])
})

test('signing out in one window signs out of all, and leaves nothing on screen', async () => {
  const { owner, follower } = await openTwo()
  await owner.desk.act('session.start', start)
  await untilReady(owner.desk, (state) => state.waiting === 0)
  const shown = mine(follower.desk)
  const stop = shown.subscribe(() => undefined)
  await until(shown, (rows) => rows.length === 1)
  expect(await follower.desk.signOut({ everywhere: false })).toMatchObject({ ok: true })
  await until(owner.desk.state, ({ phase }) => phase === 'signed_out')
  await until(follower.desk.state, ({ phase }) => phase === 'signed_out')
  expect(shown.get()).toBeUndefined()
  stop()
})

test('an owner that says nothing is told of, and its desk can be taken', async () => {
  const { owner, follower } = await openTwo({}, { patienceMs: 50 })
  await owner.desk.act('session.start', start)
  owner.freeze()
  const acted = note(follower.desk, 'Waits.')
  await until(follower.desk.state, ({ phase }) => phase === 'elsewhere')
  // A browser lets the thief open the databases at once; in one process the other has to close them first.
  await owner.kill()
  await until(follower.desk.state, ({ phase }) => phase === 'ready')
  expect(await acted).toMatchObject({ ok: true })
})

test('a window of another version does not talk to this one', async () => {
  const { follower } = await openTwo({}, { build: 'two' })
  expect(follower.desk.state.get().phase).toBe('elsewhere')
})

test('a window that takes the desk waits until the other one has closed its databases', async () => {
  const events: string[] = []
  let go = (): void => undefined
  const device = makeDevice()
  const owner = await windows.open(rig.server.url, device, {
    changed: (desk) => ({
      ...desk,
      async close() {
        events.push('closing')
        await new Promise<void>((resolve) => {
          go = resolve
        })
        await desk.close()
        events.push('closed')
      },
    }),
  })
  await signInAs(owner.desk, 'ann')
  owner.freeze()
  const follower = await windows.open(rig.server.url, device, {
    patienceMs: 200,
    changed(desk) {
      events.push('opened')
      return desk
    },
  })
  await untilState(follower.desk, (state) => state.phase === 'elsewhere')
  const taken = follower.desk.takeOver()
  await soon(() => expect(events).toEqual(['closing']))
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  expect(events).toEqual(['closing'])
  go()
  await taken
  await untilReady(follower.desk, (state) => state.connection.kind === 'online')
  expect(events).toEqual(['closing', 'closed', 'opened'])
})
