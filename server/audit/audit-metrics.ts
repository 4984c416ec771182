import { Gauge, type Registry } from 'prom-client'
import { countFindings, readPass } from '../store/audit/audit-store.ts'
import type { Database } from '../store/database.ts'

/** For whoever watches from outside: when everyone being told was last proved, how long that took, and what is wrong. */
export const addAuditMetrics = (metrics: Registry, db: Database, onError: (error: unknown) => void): void => {
  const gauge = (name: string, help: string, read: () => Promise<number | null>) =>
    metrics.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          try {
            const value = await read()
            if (value === null) this.remove()
            else this.set(value)
          } catch (error) {
            // The other metrics are still worth having.
            this.remove()
            onError(error)
          }
        },
      }),
    )
  gauge(
    'baton_last_proved_timestamp_seconds',
    'When a test escalation had got through and nothing was late',
    async () => {
      const { provedAt } = await readPass(db)
      return provedAt === null ? null : provedAt / 1000
    },
  )
  gauge(
    'baton_test_escalation_seconds',
    'From a test escalation being accepted to its message being handed over',
    async () => {
      const { tookMs } = await readPass(db)
      return tookMs === null ? null : tookMs / 1000
    },
  )
  gauge('baton_problems', 'Kinds of problems that the last check found', async () => countFindings(db))
}
