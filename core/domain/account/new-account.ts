import type { Account } from './account.ts'
import { defaultAiSettings } from './ai-settings.ts'
import { defaultRedaction } from '../text/secret-kinds.ts'

/** A workspace as it begins, before anyone has set anything in it. */
export const newAccount = ({ id, name }: { id: string; name: string }): Account => ({
  id,
  accountId: id,
  rev: 0,
  name,
  teams: [],
  savedNotes: [],
  templates: [],
  ticketLinkPattern: null,
  redaction: defaultRedaction,
  connectionIds: [],
  ai: defaultAiSettings,
  responseTargets: null,
  targetsSaved: null,
  targetsApplied: null,
  trial: null,
  alarm: null,
})
