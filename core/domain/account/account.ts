import { z } from 'zod'
import { AiSettings, defaultAiSettings } from './ai-settings.ts'
import { Alarm } from './alarm.ts'
import { connectionLimits } from '../ticket/connection.ts'
import { documentBase, nameText, shortText } from '../document/document.ts'
import { Id, Timestamp } from '../document/id.ts'
import { PolicyTrial } from '../duty/policy-trial.ts'
import { ResponseTargets } from '../duty/response-targets.ts'
import { defaultRedaction, RedactionSettings } from '../text/secret-kinds.ts'
import { maxTemplates, Template } from '../entry/template.ts'
import { TicketLinkPattern } from '../ticket/ticket-number.ts'

export const AccountName = nameText(80)
export const TeamName = nameText(60)
export const Team = z.object({ id: Id, name: TeamName })
export type Team = z.infer<typeof Team>

/** A text snippet shared by the workspace. `{name}`, `{ticket}`, `{date}` and so on are filled in when it is used. */
export const SavedNote = z.object({ id: Id, title: shortText(80), text: shortText(4000) })
export type SavedNote = z.infer<typeof SavedNote>

/** Limit on a workspace's saved notes, because they are part of its document. */
export const maxSavedNotes = 100

/** One MSP, the tenant. Nothing ever crosses its boundary. The document's id is the account's id. */
export const Account = z.object({
  ...documentBase,
  name: AccountName,
  teams: z.array(Team).max(100),
  /** In the order they were added. */
  savedNotes: z.array(SavedNote).max(maxSavedNotes).default([]),
  /** In the order they were added. */
  templates: z.array(Template).max(maxTemplates).default([]),
  /** Where ticket numbers lead; null while they aren't links. */
  ticketLinkPattern: TicketLinkPattern.nullable().default(null),
  /** What is masked before a text leaves Baton. */
  redaction: RedactionSettings.default(defaultRedaction),
  /** The connected ticket systems. */
  connectionIds: z.array(Id).max(connectionLimits.perWorkspace).default([]),
  ai: AiSettings.default(defaultAiSettings),
  /** By when escalations should be touched and resolved; null while nothing is promised. */
  responseTargets: ResponseTargets.nullable(),
  /** Who saved them last; null while they never were. `version` tells two that save at the same time apart. */
  targetsSaved: z.object({ version: z.int().min(1).max(1e9), by: Id, at: Timestamp }).nullable(),
  /** When an admin last gave them to the sessions underway, too. */
  targetsApplied: z.object({ at: Timestamp, by: Id }).nullable(),
  /** The latest test of an escalation policy. */
  trial: PolicyTrial.nullable().default(null),
  /** What the server's own checks found wrong with telling people; null while all is well. */
  alarm: Alarm.nullable().default(null),
})
export type Account = z.infer<typeof Account>
