import { z } from 'zod'
import { FileBytes, FileHash } from '../files/attachment.ts'
import { blockText, documentBase } from '../document/document.ts'
import { Id, NewId, Timestamp } from '../document/id.ts'
import { secretKinds } from '../text/secret-kinds.ts'
import { storableText } from '../text/text.ts'
import { TicketSeen } from '../ticket/ticket.ts'

/** Limits of a write-up. In characters, hours and pieces. */
export const writeUpLimits = {
  markdown: 60_000,
  documentation: 100_000,
  timeText: 8000,
  times: 10,
  files: 20,
  unmask: 50,
  hours: 24,
} as const

/** Stands in the ticket system in place of a status, where the person chose to set none. */
export const statusLeftByHand = 'The technician left the ticket’s status as it was.'

/** `resolution`: what the client reads; `escalation`: what colleagues read. */
export const WriteUpKind = z.enum(['resolution', 'escalation'])
export type WriteUpKind = z.infer<typeof WriteUpKind>

/** Who reads it: everyone who sees the ticket, or staff alone. */
export const Visibility = z.enum(['client', 'internal'])
export type Visibility = z.infer<typeof Visibility>

/** How many parts of each kind were masked. */
export const MaskedCounts = z.partialRecord(z.enum([...secretKinds, 'manual']), z.int().min(0).max(1e6))
export type MaskedCounts = z.infer<typeof MaskedCounts>

/** Time to log on the ticket. */
export const WriteUpTime = z.object({
  from: Timestamp,
  to: Timestamp,
  /** As rounded by the connection's rule; 0 books nothing but its text. */
  hours: z.number().min(0).max(writeUpLimits.hours),
  /** The technician's time zone, an IANA name: the day of the work is told by it. */
  zone: z.string().min(1).max(60),
  /** May be printed on an invoice. */
  text: blockText(writeUpLimits.timeText),
})
export type WriteUpTime = z.infer<typeof WriteUpTime>

/** A file of the session that goes to the ticket. */
export const WriteUpFile = z.object({
  hash: FileHash,
  name: z.string().overwrite(storableText).trim().min(1).max(240),
  type: z.string().min(1).max(100),
  size: FileBytes,
  visibility: Visibility,
})
export type WriteUpFile = z.infer<typeof WriteUpFile>

/** A write-up as its author confirmed it, and all that goes to the ticket with it. */
export const WriteUpContent = z.object({
  writeUpId: NewId,
  /** Masked, never empty. */
  markdown: blockText(writeUpLimits.markdown).min(1),
  /** Plain text, masked; '' if none is posted. */
  documentation: blockText(writeUpLimits.documentation),
  masked: MaskedCounts,
  /** What its author showed although it was recognised as a secret. */
  unmask: z.array(z.string().overwrite(storableText).min(1).max(1000)).max(writeUpLimits.unmask),
  source: z.enum(['rule', 'assistant', 'person']),
  /** The session's stateVersion it was drafted from. */
  stateVersion: z.int().min(0),
  /** The ticket as it was when this was drafted; null skips asking what changed since. */
  seen: TicketSeen.nullable(),
  time: z.array(WriteUpTime).max(writeUpLimits.times),
  /** The status the ticket gets; null for the one that the connection's settings name. */
  statusId: z.string().min(1).max(80).nullable(),
  /** Why no status is set, in a sentence; null if one is. */
  statusSkipped: z.string().overwrite(storableText).trim().min(1).max(300).nullable(),
  files: z.array(WriteUpFile).max(writeUpLimits.files),
  /** Who reads the note. An escalation package is always internal. */
  visibility: Visibility,
})
export type WriteUpContent = z.infer<typeof WriteUpContent>

/** `…_local`: no ticket was linked, so nothing left Baton. */
export const WriteUpOutcome = z.enum(['resolved', 'escalated', 'resolved_local', 'escalated_local'])
export type WriteUpOutcome = z.infer<typeof WriteUpOutcome>

/** How a write-up comes out, by whether it goes to a ticket. */
export const outcomeOf = (kind: WriteUpKind, isPosted: boolean): WriteUpOutcome => {
  const outcome = kind === 'resolution' ? 'resolved' : 'escalated'
  return isPosted ? outcome : `${outcome}_local`
}

/** True for a write-up that stays in Baton. */
export const isLocalOutcome = (outcome: WriteUpOutcome): boolean =>
  outcome === 'resolved_local' || outcome === 'escalated_local'

/** A confirmed resolution note or escalation package. It never changes, except that a ticket is found for it later. */
export const WriteUp = z.object({
  ...documentBase,
  sessionId: Id,
  kind: WriteUpKind,
  ...WriteUpContent.omit({ writeUpId: true }).shape,
  outcome: WriteUpOutcome,
  /** The handoff it escalates with; null for a resolution. */
  handoffId: Id.nullable(),
  /** What brings it to the ticket; null while there is no ticket. */
  writebackId: Id.nullable(),
  confirmedBy: Id,
  createdAt: Timestamp,
})
export type WriteUp = z.infer<typeof WriteUp>
