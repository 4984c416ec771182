import { expect, test } from 'vitest'
import { problem } from '../../../core/domain/document/problem.ts'
import { makeDevice, readyState, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { deskRig, printer } from '../../support/desk/desk-rig.ts'

/** What a desk does when the server takes no more for a while. */

const rig = deskRig()
const full = problem('quota_reached', 'Your workspace has reached this server’s limit of 5 actions a day.', {
  at: Date.now() + 3_600_000,
})

test('a limit of the server is told, nothing typed is lost, and it goes on by itself', async () => {
  const device = makeDevice()
  let ann = await rig.sit('ann', device)
  rig.server.faults.set('intents:push', (_request, answer) => answer({ ok: false, problem: full }))
  await ann.act('session.start', { sessionId: 's1', ...printer })
  await untilReady(ann, (state) => state.problem?.kind === 'quota_reached', 'the limit to be told')
  expect(readyState(ann)).toMatchObject({ waiting: 1, rejected: [], problem: { message: full.message } })
  // One goes on working, also after a restart.
  await ann.act('entry.add', { entryId: 'e1', sessionId: 's1', kind: 'note', text: 'Typed meanwhile' })
  ann = await rig.restart(ann, device)
  await untilReady(ann, (state) => state.problem?.kind === 'quota_reached', 'the limit to be told again')
  expect(readyState(ann)).toMatchObject({ waiting: 2, rejected: [] })
  await until(ann.document('entries', 'e1'), (entry) => entry?.text === 'Typed meanwhile')

  rig.server.faults.delete('intents:push')
  await ann.act('entry.add', { entryId: 'e2', sessionId: 's1', kind: 'note', text: 'And this' })
  await untilReady(ann, (state) => state.waiting === 0 && state.problem === null, 'everything to be sent')
  expect(rig.server.world.get('entries', 'e1').text).toBe('Typed meanwhile')
})
