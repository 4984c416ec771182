import { z } from 'zod'
import { documentBase } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { TicketSeen } from '../ticket/ticket.ts'
import { Visibility, WriteUpKind, writeUpLimits } from './write-up.ts'

/** What one part of a writeback is: the note, the documentation, a time entry, a file by its hash, the status. */
export const WritebackPartKey = z
  .string()
  .max(80)
  .regex(/^(?:note|documentation|status|time:\d{1,2}|file:[0-9a-f]{64})$/u)

/**
 * How far a part has come.
 *
 * - `planned` not sent yet; `sending` it may have arrived; `written` the system said that it did
 * - `read_back` it was found at the ticket; `failed` it won't arrive unless someone retries; `skipped` it isn't wanted
 */
export const PartState = z.enum(['planned', 'sending', 'written', 'read_back', 'failed', 'skipped'])
export type PartState = z.infer<typeof PartState>

export const WritebackPart = z.object({
  key: WritebackPartKey,
  state: PartState,
  /** The id it has in the ticket system. */
  psaId: z.string().max(80).nullable(),
  /** Why it failed or was skipped, or what the system made of it against our will. In sentences. */
  reason: z.string().max(500).nullable(),
  /** When it got to this state; null for a part that was never sent. */
  at: Timestamp.nullable(),
  /** Of notes, documentation and files. */
  visibility: Visibility.nullable(),
  /** Of time entries. */
  hours: z.number().min(0).max(writeUpLimits.hours).nullable(),
  /** Of the status. */
  statusName: z.string().max(200).nullable(),
})
export type WritebackPart = z.infer<typeof WritebackPart>

/** Everything that keeps a writeback from going on until someone decides. */
export const heldKinds = ['changed', 'gone', 'locked', 'connection_removed', 'person_left'] as const

/**
 * Why a writeback doesn't go on.
 *
 * - `changed` the ticket changed since the draft; `gone` it was deleted; `locked` it takes no notes
 * - `connection_removed` no longer connected; `person_left` whoever confirmed it no longer has access
 * - `not_verified` the ticket took something and shows something else
 * - the rest is what the ticket system answered
 */
export const WritebackProblemKind = z.enum([
  ...heldKinds,
  'not_verified',
  'unauthorized',
  'forbidden',
  'not_found',
  'refused',
  'conflict',
  'rate_limited',
  'unavailable',
])
export type WritebackProblemKind = z.infer<typeof WritebackProblemKind>

export const WritebackProblem = z.object({
  kind: WritebackProblemKind,
  /** What happened and what to do, in the ticket system's own words where it gave any. */
  message: z.string().max(500),
})
export type WritebackProblem = z.infer<typeof WritebackProblem>

export const WritebackState = z.enum(['waiting', 'posting', 'held', 'posted', 'partly', 'failed', 'left'])
export type WritebackState = z.infer<typeof WritebackState>

/** What brings one confirmed write-up to its ticket, and how far that is. */
export const Writeback = z.object({
  ...documentBase,
  sessionId: Id,
  writeUpId: Id,
  connectionId: Id,
  linkedTicketId: Id,
  ticketNumber: z.string().max(60),
  kind: WriteUpKind,
  handoffId: Id.nullable(),
  /** Who confirmed it. */
  personId: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  state: WritebackState,
  /** In the order in which they go out. */
  parts: z.array(WritebackPart).max(writeUpLimits.times + writeUpLimits.files + 3),
  problem: WritebackProblem.nullable(),
  /** How often it failed in a row. */
  tries: z.int().min(0),
  /** When it is tried again by itself; null for at once, or not at all. */
  nextTryAt: Timestamp.nullable(),
  /** The ticket as its author knew it; what changed since then holds it. */
  seen: TicketSeen.nullable(),
  /** What changed, in sentences, while it is held for that; `changesVersion` counts how often that was told. */
  changes: z.array(z.string().max(300)).max(10),
  changesVersion: z.int().min(0),
  changedSeen: TicketSeen.nullable(),
  /** The number of the ticket that ours was merged into: everything goes there. '' if it wasn't. */
  mergedInto: z.string().max(60),
  /** The ticket's status by name before, and as read back; '' while unknown. */
  statusBefore: z.string().max(400),
  statusRead: z.string().max(400),
  /** Since when it needs a person; null while it doesn't. */
  attentionSince: Timestamp.nullable(),
  /** Who left it as it is, when and why. */
  left: z.object({ by: Id, at: Timestamp, reason: z.string().max(500) }).nullable(),
})
export type Writeback = z.infer<typeof Writeback>
