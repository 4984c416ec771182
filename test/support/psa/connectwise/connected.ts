import type { Connection } from '../../../../core/domain/ticket/connection.ts'
import type { PsaTimings } from '../../../../server/psa/timings.ts'
import { type PsaRig, startPsaRig } from '../../server/psa-rig.ts'
import { settingsFor } from './settings.ts'
import { type FaultProxy, startFaultProxy } from '../fault-proxy.ts'
import { type ConnectWiseServer, startConnectWise } from '../../../../scripts/ticket-system/connectwise.ts'
import { addTicket, type TimeEntry, type World } from '../../../../scripts/ticket-system/world.ts'

/** The boards of the fake as an admin would set them. */
export const boardsOf = (world: World): Connection['boards'] =>
  world.boards
    .filter(({ inactiveFlag }) => !inactiveFlag)
    .map(({ id, name }) => {
      const statuses = world.statuses.filter(({ boardId, inactive }) => boardId === id && !inactive)
      return {
        id: String(id),
        name,
        statuses: statuses.map((one) => ({
          id: String(one.id),
          name: one.name,
          closed: one.closedStatus,
          noTime: one.timeEntryNotAllowed,
        })),
        resolvedStatusId: String(statuses.find(({ closedStatus }) => closedStatus)?.id ?? '') || null,
        escalatedStatusId: String(statuses.find((one) => one.name === 'Escalated')?.id ?? '') || null,
      }
    })

/** A workspace connected to a ConnectWise that can be broken. Ann is `tmarsh`. */
export type ConnectedConnectWise = PsaRig & {
  server: ConnectWiseServer
  world: World
  proxy: FaultProxy
  addTicket(title: string): string
  /** What the ticket holds in truth. */
  truth(ticketId: string): { notes: string[]; time: TimeEntry[]; status: string }
}

export const startConnectedConnectWise = async (
  timings: Partial<PsaTimings> = {},
): Promise<ConnectedConnectWise> => {
  const server = await startConnectWise()
  const { world } = server
  const proxy = await startFaultProxy(server.url)
  const rig = await startPsaRig('connectwise', settingsFor(proxy.url, world), {
    memberId: 'tmarsh',
    boards: boardsOf(world),
    timings,
  })
  return {
    ...rig,
    server,
    world,
    proxy,
    addTicket: (title) => String(addTicket(world, title).id),
    truth(ticketId) {
      const id = Number(ticketId)
      const statusId = world.tickets.find((ticket) => ticket.id === id)?.statusId
      return {
        notes: world.notes.filter((note) => note.ticketId === id).map(({ text }) => text),
        time: world.time.filter((entry) => entry.ticketId === id),
        status: world.statuses.find((one) => one.id === statusId)?.name ?? '',
      }
    },
    async close() {
      await rig.close()
      await proxy.stop()
      await server.stop()
    },
  }
}
