import type { ConnectionBoard } from '../../core/domain/ticket/connection.ts'
import type { DemoWorker } from './demo-worker.ts'
import { demoStories } from './demo-stories.ts'
import { demoMembers, type DemoTickets } from './demo-tickets.ts'

/**
 * Connects the demo workspace to its ticket system as an admin would, and reads the tickets of its stories. Gives the id of the
 * connection.
 */
export const connectTickets = async (
  { url, world }: DemoTickets,
  admin: DemoWorker,
  workers: ReadonlyMap<string, DemoWorker>,
  now: number,
): Promise<string> => {
  const { company, publicKey, privateKey, clientId } = world
  const { connectionId } = await admin.ask('connection:save', {
    connectionId: null,
    system: 'connectwise',
    name: 'Demo tickets',
    credentials: { address: url, company, publicKey, privateKey, clientId },
  })
  const { options } = await admin.ask('connection:options', { connectionId })
  const boards = options.boards.map(({ id, name, statuses }): ConnectionBoard => ({
    id,
    name,
    statuses,
    resolvedStatusId: statuses.find(({ closed }) => closed)?.id ?? null,
    escalatedStatusId: statuses.find((status) => status.name === 'Escalated')?.id ?? null,
  }))
  const members = [...workers].flatMap(([key, { personId }]) => {
    const member = options.members.find(({ id }) => id === demoMembers.get(key))
    return member === undefined ? [] : [{ personId, memberId: member.id, name: member.name }]
  })
  await admin.request('connection.settings', { connectionId, boards, members }, now)
  for (const { ticket } of demoStories)
    if (ticket !== null) await admin.ask('tickets:read', { connectionId, systemId: ticket })
  return connectionId
}
