import { expect, test } from 'vitest'
import { addUp, closingLine, countPlaywright, countVitest } from '../../../scripts/test-counts.ts'

const vitestReport = (more: object) => ({
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'fine', failureMessages: [] },
        { status: 'failed', fullName: 'adds up', failureMessages: ['\u001B[31mgot 3\u001B[39m\nnot 4'] },
      ],
    },
  ],
  ...more,
})

test('counts what Vitest reports, and says what failed and how', () => {
  expect(countVitest(vitestReport({}))).toEqual({
    passed: 7,
    failed: 1,
    skipped: 3,
    failures: [{ title: 'adds up', file: 'a.test.ts', message: 'got 3\nnot 4' }],
    secondTries: [],
  })
})

test('names what passed at its second try in Vitest, and how the first one failed', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'fine', failureMessages: [] },
    { status: 'passed', fullName: 'late', failureMessages: ['not yet'] },
  ]
  const testResults = [{ name: 'a.test.ts', status: 'passed', assertionResults }]
  expect(countVitest(vitestReport({ numFailedTests: 0, testResults }))).toMatchObject({
    failed: 0,
    failures: [],
    secondTries: [{ title: 'late', file: 'a.test.ts', message: 'not yet' }],
  })
})

test('of a long message the beginning is shown', () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')
  const assertionResults = [{ status: 'failed', fullName: 'long', failureMessages: [message] }]
  const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults }]
  expect(countVitest(vitestReport({ testResults })).failures?.[0]?.message.split('\n')).toHaveLength(12)
})

test('counts a file that could not be loaded as a failure', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'one' }] },
    { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    { name: 'c.test.ts', status: 'passed', assertionResults: [] },
  ]
  const { failed, failures } = countVitest(vitestReport({ testResults }))
  expect(failed).toBe(2)
  expect(failures).toEqual([
    { title: 'could not be loaded', file: 'b.test.ts', message: 'no such module' },
    { title: 'one', file: 'a.test.ts', message: 'It says nothing of why.' },
  ])
})

test('counts what Playwright reports, and names what failed and what passed at the second try', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.test.ts',
    tests: [{ status, results: [{ error: { message: 'the first try' } }, { error: { message } }] }],
  })
  const specs = [spec('late', 'flaky'), spec('fine', 'expected'), spec('gone', 'unexpected', 'no button')]
  const suites = [{ suites: [{ specs }], specs: [] }]
  expect(countPlaywright({ stats, suites })).toEqual({
    passed: 6,
    failed: 1,
    skipped: 3,
    failures: [{ title: 'gone', file: 'a.test.ts', message: 'no button' }],
    secondTries: [{ title: 'late', file: 'a.test.ts', message: 'the first try' }],
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
