import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startDemoTickets } from '../../../scripts/demo/demo-tickets.ts'
import { addNote } from '../../../scripts/ticket-system/world.ts'

test('the demo’s tickets are shown to people, and kept until the next start', async () => {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'baton-')), 'tickets.json')
  const tickets = await startDemoTickets(0, file)
  if (tickets === null) throw new Error('The port is in use.')
  const read = async (where: string) => (await fetch(new URL(where, tickets.url))).text()
  expect(await read('/')).toContain('#48213')
  addNote(tickets.world, 48_213, { text: '<script>alert(1)</script> & done', internalAnalysisFlag: true })
  for (const where of [
    '/tickets/48213',
    '/v4_6_release/services/system_io/Service/fv_sr100_request.rails?service_recid=48213',
  ]) {
    const page = await read(where)
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; done')
    expect(page).not.toContain('<script>')
  }
  // The interface for programs is still there, and asks for keys.
  expect((await fetch(new URL('/v2025_1/apis/3.0/service/tickets/48213', tickets.url))).status).toBe(403)
  const port = Number(new URL(tickets.url).port)
  expect(await startDemoTickets(port, file)).toBeNull()
  await tickets.stop()

  const again = await startDemoTickets(port, file)
  expect(again?.world.notes.some(({ text }) => text.includes('& done'))).toBe(true)
  await again?.stop()
})
