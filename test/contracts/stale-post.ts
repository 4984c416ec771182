import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seenOf } from '../../core/domain/ticket/ticket.ts'
import { makeContent } from '../support/samples/psa.ts'
import type { TriedSystem } from '../support/psa/tried-systems.ts'
import { quickTimings, type PsaRig, startPsaRig } from '../support/server/psa-rig.ts'
import { eventually } from '../support/server/sync-rig.ts'

/** What a whole server promises about a ticket that changed after a note was drafted for it, on any system. */
export const describeStalePost = (name: string, start: () => Promise<TriedSystem>): void => {
  describe(`A note for a ticket of ${name} that changed since`, { timeout: 180_000 }, () => {
    let system: TriedSystem
    let rig: PsaRig
    beforeAll(async () => {
      system = await start()
      rig = await startPsaRig(system.kind, system.credentials(system.url), {
        memberId: system.memberId,
        boards: [],
        timings: { ...quickTimings, call: 30_000, lease: 90_000 },
        ...(system.chosen === undefined ? {} : { choices: system.chosen }),
      })
    }, 180_000)
    afterAll(async () => {
      await rig?.close()
      await system?.stop()
    })
    const confirm = async (ticketId: string, change: () => Promise<void>) => {
      const sessionId = await rig.start(ticketId)
      const seen = seenOf(await rig.read(ticketId))
      await change()
      const writeUp = makeContent({
        writeUpId: uuid(),
        seen,
        time: [],
        documentation: '',
        statusId: system.done,
      })
      await rig.act('session.resolve', { sessionId, resolutionSummary: 'x', writeUp })
      return (await rig.document('writeups', writeUp.writeUpId)).writebackId ?? ''
    }

    test('waits with what others wrote and did, until someone who read that posts it anyway', async () => {
      const ticketId = await system.makeTicket('Changed meanwhile')
      const id = await confirm(ticketId, async () => {
        await system.reply(ticketId, 'It also happens on my phone.')
        await system.moveOn(ticketId)
      })
      const held = await rig.reaches(id, 'held', 'posted')
      expect(held).toMatchObject({ state: 'held', problem: { kind: 'changed' } })
      expect(held.changes.join('\n')).toContain('It also happens on my phone.')
      expect(held.changes.join('\n')).toMatch(/^Its status (?:changed|is now)/)
      const before = await system.truth(ticketId)
      expect(before.notes).toHaveLength(1)
      expect(before.status).not.toBe(system.done)

      await rig.act('writeback.retry', { writebackId: id, despite: held.changesVersion })
      await rig.reaches(id, 'posted')
      expect(await system.truth(ticketId)).toMatchObject({ status: system.done, notes: { length: 2 } })
    })

    test('isn’t held by what Baton posted itself in between', async () => {
      const ticketId = await system.makeTicket('Own echo')
      const first = await confirm(ticketId, async () => undefined)
      const second = await confirm(ticketId, async () => {
        await eventually('the first note', async () => {
          const { state } = await rig.document('writebacks', first)
          return state === 'posted' || undefined
        })
      })
      await rig.reaches(second, 'posted')
      expect((await system.truth(ticketId)).notes).toHaveLength(2)
    })
  })
}
