import { confidenceTierOf, type Session } from './session.ts'

/** What a session begins with; all else about it comes later. */
export type SessionStart = Pick<
  Session,
  | 'id'
  | 'accountId'
  | 'teamId'
  | 'ownerId'
  | 'title'
  | 'problemSummary'
  | 'problemCategory'
  | 'psaTicketId'
  | 'createdAt'
> &
  Partial<Pick<Session, 'client' | 'contact' | 'device' | 'dueAt'>>

/** A session in which nothing has happened yet: active, held by `ownerId`, not stored (rev 0). */
export const newSession = (start: SessionStart): Session => ({
  client: '',
  contact: '',
  device: '',
  dueAt: null,
  sla: null,
  ...start,
  rev: 0,
  status: 'active',
  confidenceTier: confidenceTierOf(0),
  confidenceScore: 0,
  entryCount: 0,
  stepCount: 0,
  factCount: 0,
  branchCount: 0,
  isBranching: false,
  activeBranchId: null,
  activeFixId: null,
  handoffCount: 0,
  openHandoffId: null,
  escalatedTo: null,
  escalationReason: null,
  escalationPackage: null,
  escalationPackageMarkdown: null,
  resolutionSummary: null,
  resolutionAction: null,
  resolutionNoteMarkdown: null,
  resolvedAt: null,
  psaConnectionId: null,
  linkedTicketId: null,
  ticketCheck: null,
  writeUpId: null,
  keepFromAi: false,
  stateVersion: 0,
  updatedAt: start.createdAt,
  updatedBy: start.ownerId,
  followers: [],
  news: [],
})
