import { defineConfig } from 'vitest/config'
import { shareCompiled } from './scripts/compile-cache.ts'

shareCompiled()

/** Files share nothing but what they import, and importing it again for each takes a third of the time. */
const isolate = false

/** What is waited for comes at once or, on a machine that is busy, after seconds. Milliseconds. */
const expectations = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    // Processes, because the tests start servers and kill them; three on two cores, because many tests wait.
    pool: 'forks',
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          expect: expectations,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // Properties try hundreds of cases; a machine that is busy may take its time.
          testTimeout: 60_000,
          env: { TZ: 'UTC' },
        },
      },
      {
        test: {
          name: 'integration',
          isolate,
          expect: expectations,
          include: ['test/integration/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: ['test/support/server/integration-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          env: { TZ: 'UTC' },
        },
      },
    ],
  },
})
