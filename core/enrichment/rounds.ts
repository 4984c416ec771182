import type { Entry } from '../domain/entry.ts'

/**
 * When the session was last reopened; 0 for never. What was found before then was about what was solved then: a session
 * that is reopened for another fault is told about from here on.
 */
export const reopenedAt = (entries: readonly Pick<Entry, 'event' | 'at'>[]): number =>
  entries.reduce((latest, { event, at }) => (event?.name === 'reopened' ? Math.max(latest, at) : latest), 0)
