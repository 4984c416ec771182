import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  addUp,
  closingLine,
  countBench,
  countPlaywright,
  countVitest,
  type Counts,
  type StageResult,
} from './test-counts.ts'

/**
 * Runs every check there is, in order: `npm test`.
 *
 * A failed stage doesn't stop the later ones, so that one run shows everything there is to fix. The last line adds up
 * what the test runners reported; the exit code is 1 if anything failed.
 *
 * Tests that start servers, browsers and kill them get a second try, because a machine that is busy with other work can
 * be several times slower; what needed one is named. Two failures are a failure.
 */
interface Stage {
  name: string
  command: string
  env?: Record<string, string>
  /** Reads the report that the command writes. */
  count?: () => Counts
}

const root = path.resolve(import.meta.dirname, '..')
const reports = mkdtempSync(path.join(os.tmpdir(), 'baton-test-reports-'))
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: { check: string }
}

const stages: Stage[] = [
  ...scripts.check.split(' && ').map((command) => ({ name: `check: ${command}`, command })),
  vitest('unit'),
  vitest('integration', '--retry=1 '),
  playwright(),
  bench(),
]

function vitest(project: string, options = ''): Stage {
  const report = path.join(reports, `${project}.json`)
  return {
    name: project,
    command: `npm run --silent test:${project} -- ${options}--reporter=default --reporter=json --outputFile.json=${report}`,
    count: () => countVitest(readReport(report)),
  }
}

function playwright(): Stage {
  const report = path.join(reports, 'e2e.json')
  return {
    name: 'e2e',
    command: 'npm run --silent test:e2e -- --retries=1 --reporter=list,json',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => countPlaywright(readReport(report)),
  }
}

/** Every benchmark once, at its smallest size, to check that it runs; the numbers don't matter. */
function bench(): Stage {
  const report = path.join(reports, 'bench.json')
  return {
    name: 'bench',
    command: `npm run --silent bench -- --smallest --report ${report}`,
    count: () => countBench(readReport(report)),
  }
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function run(stage: Stage): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...stage.env }
    const child = spawn(stage.command, { cwd: root, env, stdio: 'inherit', shell: true })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

// Ctrl+C reaches the stage as well; wait for it to end, then stop.
let interrupted = false
process.on('SIGINT', () => (interrupted = true))

const results: StageResult[] = []
for (const stage of stages) {
  if (interrupted) break
  console.log(`\n── ${stage.name}`)
  const exitCode = await run(stage)
  let counts: Counts | undefined
  try {
    counts = stage.count?.()
  } catch {
    console.error(`${stage.name} left no report.`)
  }
  results.push({ name: stage.name, exitCode: stage.count && !counts ? exitCode || 1 : exitCode, counts })
}
rmSync(reports, { recursive: true, force: true })

console.log('')
for (const { name, exitCode, counts } of results) {
  const failed = exitCode !== 0 || (counts?.failed ?? 0) > 0
  console.log(`${failed ? 'FAILED' : 'ok    '}  ${name}${counts ? `: ${closingLine(counts)}` : ''}`)
  for (const title of counts?.secondTries ?? []) console.log(`          passed at the second try: ${title}`)
}
const sum = addUp(results)
if (interrupted) sum.failed += 1
console.log(closingLine(sum))
process.exitCode = sum.failed > 0 ? 1 : 0
