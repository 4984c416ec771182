import { expect, test } from 'vitest'
import { addUp, closingLine, countPlaywright, countVitest } from '../../../scripts/test-counts.ts'

const vitestReport = (more: object) => ({
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'failed', assertionResults: [{}] }],
  ...more,
})

test('counts what Vitest reports', () => {
  expect(countVitest(vitestReport({}))).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

test('counts a file that could not be loaded as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [{}] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [] },
  ]
  expect(countVitest(vitestReport({ testResults })).failed).toBe(2)
})

test('counts what Playwright reports, and names what passed at the second try', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const suites = [{ suites: [{ specs: [spec('late', 'flaky'), spec('fine', 'expected')] }], specs: [] }]
  expect(countPlaywright({ stats, suites })).toEqual({
    passed: 6,
    failed: 1,
    skipped: 3,
    secondTries: ['late'],
  })
})

test('adds up, and a stage that failed without a failed test is one failure', () => {
  const clean = { passed: 5, failed: 0, skipped: 1 }
  expect(
    addUp([
      { name: 'check: tsc -b', exitCode: 0 },
      { name: 'check: knip', exitCode: 1 },
      { name: 'unit', exitCode: 0, counts: clean },
      { name: 'integration', exitCode: 1, counts: { passed: 3, failed: 2, skipped: 0 } },
      { name: 'crashed after its tests', exitCode: 1, counts: clean },
      { name: 'left no report', exitCode: 1 },
    ]),
  ).toEqual({ passed: 13, failed: 5, skipped: 2 })
})

test('closes with one plain line', () => {
  expect(closingLine({ passed: 120, failed: 0, skipped: 0 })).toBe('120 passed, 0 failed')
  expect(closingLine({ passed: 120, failed: 1, skipped: 2 })).toBe('120 passed, 1 failed, 2 skipped')
})
