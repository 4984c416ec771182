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
  type Failure,
  type StageResult,
} from './test-counts.ts'

/**
 * Runs every check there is: `npm test`.
 *
 * Two lanes run side by side, because much of what they do is to wait: the browser tests in one, which take as long as
 * all else in the other. A stage's output is printed when it ends. A failed one doesn't stop the later ones, so that one
 * run shows everything there is to fix. The end names what failed and how; the last line adds up what the test runners reported;
 * the exit code is 1 if anything failed.
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

const lanes: Stage[][] = [
  [
    ...scripts.check.split(' && ').map((command) => ({ name: `check: ${command}`, command })),
    vitest('unit'),
    vitest('integration', '--retry=1 '),
    bench(),
  ],
  [playwright()],
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

interface Ended {
  exitCode: number
  output: string
  seconds: number
}

function run(stage: Stage): Promise<Ended> {
  return new Promise((resolve) => {
    const started = performance.now()
    const env = { ...process.env, ...stage.env }
    const child = spawn(stage.command, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: true,
    })
    let output = ''
    const keep = (text: string) => {
      output += text
    }
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep)
    const end = (exitCode: number) =>
      resolve({ exitCode, output, seconds: Math.round((performance.now() - started) / 1000) })
    child.on('error', (error) => {
      keep(String(error))
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

// Ctrl+C reaches the stages as well; wait for them to end, then stop.
let interrupted = false
process.on('SIGINT', () => (interrupted = true))

async function runLane(stages: readonly Stage[]): Promise<(StageResult & { seconds: number })[]> {
  const ended: (StageResult & { seconds: number })[] = []
  for (const stage of stages) {
    if (interrupted) break
    console.log(`── ${stage.name} started`)
    const { exitCode, output, seconds } = await run(stage)
    console.log(`\n── ${stage.name} (${seconds} s)\n${output}`)
    let counts: Counts | undefined
    try {
      counts = stage.count?.()
    } catch {
      console.error(`${stage.name} left no report.`)
    }
    const failed = stage.count && !counts ? exitCode || 1 : exitCode
    ended.push({ name: stage.name, exitCode: failed, counts, seconds })
  }
  return ended
}

const results = (await Promise.all(lanes.map(runLane))).flat()
rmSync(reports, { recursive: true, force: true })

console.log('')
for (const { name, exitCode, counts, seconds } of results) {
  const failed = exitCode !== 0 || (counts?.failed ?? 0) > 0
  const count = counts ? `: ${closingLine(counts)}` : ''
  console.log(`${failed ? 'FAILED' : 'ok    '}  ${name}${count} (${seconds} s)`)
  const tell = (how: string, tests: readonly Failure[] = []) => {
    for (const { title, file, message } of tests) {
      console.log(`          ${how}: ${title} (${path.relative(root, path.resolve(root, file))})`)
      console.log(message.replaceAll(/^/gm, ' '.repeat(12)))
    }
  }
  tell('failed', counts?.failures)
  tell('passed at the second try', counts?.secondTries)
}
const sum = addUp(results)
if (interrupted) sum.failed += 1
console.log(closingLine(sum))
process.exitCode = sum.failed > 0 ? 1 : 0
