import { day, hour } from '../../core/domain/time/durations.ts'
import { byteSize } from '../../core/domain/text/byte-size.ts'
import { numberText } from '../../core/domain/text/plural.ts'
import { problem, type Problem } from '../../core/domain/document/problem.ts'

/** How much this server accepts and stores. Bytes count payloads and files; Infinity means no limit. */
export type Quotas = {
  personHourlyActions: number
  personHourlyBytes: number
  workspaceDailyActions: number
  workspaceDailyBytes: number
  workspaceFileBytes: number
  /** Files that one person begins to send within 24 hours. */
  personDailyFileBytes: number
  /** How long to keep a file that no entry refers to. Milliseconds. */
  unusedFileMs: number
}

/** What was received in one period: from a person in an hour, from a workspace in a day. */
export type Usage = { actions: number; bytes: number }

/** The number of the hour, or of the day (UTC), that a time falls in. */
export const periodOf = (now: number, length: number): number => Math.floor(now / length)

const amount = (actions: number, bytes: number): string =>
  [
    ...(Number.isFinite(actions) ? [`${numberText(actions)} actions`] : []),
    ...(Number.isFinite(bytes) ? [byteSize(bytes)] : []),
  ].join(' or ')

/** Whose limit is reached, which limit that is, and when it begins again, in milliseconds; null if none is. */
export const reachedQuota = (
  quotas: Quotas,
  used: { person: Usage; workspace: Usage },
  now: number,
): { of: 'person' | 'workspace'; most: string; at: number } | null => {
  const { person, workspace } = used
  if (person.actions >= quotas.personHourlyActions || person.bytes >= quotas.personHourlyBytes) {
    const most = amount(quotas.personHourlyActions, quotas.personHourlyBytes)
    return { of: 'person', most, at: (periodOf(now, hour) + 1) * hour }
  }
  if (workspace.actions >= quotas.workspaceDailyActions || workspace.bytes >= quotas.workspaceDailyBytes) {
    const most = amount(quotas.workspaceDailyActions, quotas.workspaceDailyBytes)
    return { of: 'workspace', most, at: (periodOf(now, day) + 1) * day }
  }
  return null
}

/**
 * Why another action can't be accepted now, or null if it can. `at` says when it will be.
 *
 * Nothing is lost: an action that isn't accepted wasn't decided either, so it stays pending on its device.
 */
export const quotaProblem = (
  quotas: Quotas,
  used: { person: Usage; workspace: Usage },
  now: number,
): Problem | null => {
  const reached = reachedQuota(quotas, used, now)
  if (reached === null) return null
  const { of, most, at } = reached
  return of === 'person'
    ? problem(
        'quota_reached',
        `You’ve reached this server’s limit of ${most} an hour. Everything you do stays on this device and sends automatically within the hour.`,
        { at },
      )
    : problem(
        'quota_reached',
        `Your workspace has reached this server’s limit of ${most} a day. Everything you do stays on this device and sends automatically after midnight UTC, or once an admin raises the limit.`,
        { at },
      )
}
