/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** Titles of the tests that passed at their second try. They count as passed. */
  secondTries?: string[]
}

/** The result of one stage of `npm test`. `counts` is undefined if it has none or left no report. */
export interface StageResult {
  name: string
  exitCode: number
  counts?: Counts | undefined
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites?: PlaywrightSuite[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: { title: string; tests: { status: string }[] }[]
}

/** Counts a report from Vitest's json reporter. A file that couldn't be loaded is one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    report as VitestReport
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** Counts the bench's report: a benchmark that produced numbers has passed. */
export function countBench(report: unknown): Counts {
  const { passed, failed, skipped } = report as Counts
  return { passed, failed, skipped }
}

/** Counts a report from Playwright's json reporter. A test that passed at its second try has passed, and is named. */
export function countPlaywright(report: unknown): Counts {
  const { stats, suites = [] } = report as PlaywrightReport
  const { expected, unexpected, flaky, skipped } = stats
  return { passed: expected + flaky, failed: unexpected, skipped, secondTries: suites.flatMap(flakyIn) }
}

function flakyIn({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...own.map(({ title }) => title), ...suites.flatMap(flakyIn)]
}

/**
 * Adds up the stages. If a stage failed without a failing test (a check, a crash, a missing report), it counts as one
 * failure, so that the total never looks better than the run was.
 */
export function addUp(stages: StageResult[]): Counts {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { exitCode, counts } of stages) {
    sum.passed += counts?.passed ?? 0
    sum.skipped += counts?.skipped ?? 0
    const failed = counts?.failed ?? 0
    sum.failed += exitCode !== 0 && failed === 0 ? 1 : failed
  }
  return sum
}

/** The last line of a run, for example `120 passed, 0 failed, 2 skipped`. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
