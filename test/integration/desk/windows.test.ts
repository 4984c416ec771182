import { expect, test } from 'vitest'
import type { OnLost, WindowLock } from '../../../renderer/data/desk/window-lock.ts'
import { printer, deskRig } from '../../support/desk/desk-rig.ts'
import { makeDevice, until, untilState } from '../../support/desk/open-test-desk.ts'

const rig = deskRig()

/** The lock that the windows of one browser share. */
const makeLocks = () => {
  let lose: OnLost | null = null
  return (): WindowLock => {
    let mine: OnLost | null = null
    const take = (onLost: OnLost) => {
      mine = onLost
      lose = onLost
    }
    return {
      async acquire(onLost) {
        if (lose !== null) return false
        take(onLost)
        return true
      },
      async steal(onLost) {
        // Two windows of one process share the databases' names, so the first has to be done with them.
        await lose?.()
        take(onLost)
      },
      release() {
        if (lose === mine) lose = null
      },
    }
  }
}

test('one window at a time has the desk; the other may take it, and the first stops at once', async () => {
  const locks = makeLocks()
  const device = makeDevice()
  const first = await rig.sit('ann', device, { lock: locks() })
  const second = await rig.open(device, { lock: locks() })
  expect(second.state.get().phase).toBe('elsewhere')
  expect(await second.act('session.start', { sessionId: 's1', ...printer })).toMatchObject({ ok: false })

  await first.act('session.start', { sessionId: 's1', ...printer })
  await second.takeOver()
  expect(first.state.get().phase).toBe('elsewhere')
  expect(await first.act('session.start', { sessionId: 's2', ...printer })).toMatchObject({ ok: false })
  await untilState(
    second,
    (state) => state.phase === 'ready' && state.connection.kind === 'online' && state.waiting === 0,
  )
  expect(
    await until(second.sessions({ scope: 'mine', limit: 9 }), (rows) => rows.length === 1),
  ).toMatchObject([{ id: 's1' }])

  await first.takeOver()
  await untilState(first, (state) => state.phase === 'ready')
  expect(second.state.get().phase).toBe('elsewhere')
})
