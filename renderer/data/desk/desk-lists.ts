import { underwayStatuses } from '../../../core/domain/session/session.ts'
import type { Desk } from '../contract/desk.ts'
import type { LiveQueries } from '../lists/live-query.ts'
import {
  branchesSpec,
  connectionsSpec,
  documentSpec,
  entriesSpec,
  factsSpec,
  fixesSpec,
  handedOverSpec,
  handoffsOfSpec,
  handoversSpec,
  ownedBySpec,
  openHandoffsSpec,
  peopleSpec,
  policiesSpec,
  schedulesSpec,
  stepsSpec,
  ticketsSpec,
  writebacksSpec,
  writeUpsSpec,
} from '../lists/queries.ts'
import { clientsSpec, sessionsSpec } from '../lists/session-lists.ts'

type Lists =
  | 'document'
  | 'people'
  | 'sessions'
  | 'clients'
  | 'ownedBy'
  | 'entries'
  | 'steps'
  | 'branches'
  | 'facts'
  | 'fixes'
  | 'handoffsOf'
  | 'openHandoffs'
  | 'handedOver'
  | 'writeUps'
  | 'connections'
  | 'schedules'
  | 'policies'
  | 'handovers'
  | 'tickets'
  | 'writebacks'

/** Everything about a desk that can be read live. */
export const deskLists = ({ live }: Pick<LiveQueries, 'live'>): Pick<Desk, Lists> => ({
  document: (collection, id) => live(documentSpec(collection, id)),
  people: () => live(peopleSpec),
  sessions: (filter) => live(sessionsSpec(filter)),
  clients: (limit) => live(clientsSpec(limit)),
  ownedBy: (personId) => live(ownedBySpec([personId], underwayStatuses)),
  entries: (sessionId, limit, branchId) => live(entriesSpec(sessionId, limit, branchId)),
  steps: (sessionId) => live(stepsSpec(sessionId)),
  branches: (sessionId) => live(branchesSpec(sessionId)),
  facts: (sessionId) => live(factsSpec(sessionId)),
  fixes: (sessionId) => live(fixesSpec(sessionId)),
  handoffsOf: (sessionId) => live(handoffsOfSpec(sessionId)),
  openHandoffs: () => live(openHandoffsSpec),
  handedOver: (limit) => live(handedOverSpec(limit)),
  writeUps: (sessionId) => live(writeUpsSpec(sessionId)),
  connections: () => live(connectionsSpec),
  schedules: () => live(schedulesSpec),
  policies: () => live(policiesSpec),
  handovers: () => live(handoversSpec),
  tickets: () => live(ticketsSpec),
  writebacks: (only, limit) => live(writebacksSpec(only, limit)),
})
