import { stripVTControlCharacters } from 'node:util'

/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** The tests that failed, and how, so that the end of a long output says what to look at. */
  failures?: Failure[]
  /** The tests that passed at their second try, and how the first one failed. They count as passed. */
  secondTries?: Failure[]
}

/** A test that failed, or a file that couldn't be loaded. */
export interface Failure {
  title: string
  /** The file, as the test runner names it. */
  file: string
  /** The beginning of the message, without colours; at most {@link shownLines} lines. */
  message: string
}

/** More lines than this of a failure's message are left to the output of the stage itself. */
const shownLines = 12

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
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites?: PlaywrightSuite[]
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: PlaywrightSpec[]
}

interface PlaywrightSpec {
  title: string
  file: string
  tests: { status: string; results?: { error?: { message?: string } }[] }[]
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
    failures: [
      ...unloaded.map(({ name, message }) => failure('could not be loaded', name, message)),
      ...testResults.flatMap((file) => failedTries(file, 'failed')),
    ],
    secondTries: testResults.flatMap((file) => failedTries(file, 'passed')),
  }
}

/** Tests of a file that ended so after a try that failed. Vitest leaves the first try's message to one that passed then. */
function failedTries({ name, assertionResults }: VitestReport['testResults'][number], as: string): Failure[] {
  return assertionResults
    .filter(({ status, failureMessages }) => status === as && (as === 'failed' || failureMessages?.length))
    .map(({ fullName, failureMessages }) => failure(fullName, name, failureMessages?.[0]))
}

function failure(title: string, file: string, message = 'It says nothing of why.'): Failure {
  const lines = stripVTControlCharacters(message).trimEnd().split('\n')
  return { title, file, message: lines.slice(0, shownLines).join('\n') }
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
  const specs = suites.flatMap(specsIn)
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    failures: specs
      .filter(ended('unexpected'))
      .map(({ title, file, tests }) => failure(title, file, tests[0]?.results?.at(-1)?.error?.message)),
    secondTries: specs
      .filter(ended('flaky'))
      .map(({ title, file, tests }) => failure(title, file, tests[0]?.results?.[0]?.error?.message)),
  }
}

function specsIn({ suites = [], specs = [] }: PlaywrightSuite): PlaywrightSpec[] {
  return [...specs, ...suites.flatMap(specsIn)]
}

function ended(as: string) {
  return ({ tests }: PlaywrightSpec) => tests.some(({ status }) => status === as)
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
