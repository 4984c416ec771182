import type { Quotas } from '../../../server/quotas/quotas.ts'

/** A server that takes and keeps whatever comes. */
export const noQuotas: Quotas = {
  personHourlyActions: Infinity,
  personHourlyBytes: Infinity,
  workspaceDailyActions: Infinity,
  workspaceDailyBytes: Infinity,
  workspaceFileBytes: Infinity,
  personDailyFileBytes: Infinity,
  unusedFileMs: Infinity,
}
