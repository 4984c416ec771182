import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shareCompiled } from '../../scripts/compile-cache.ts'
import { closingLine } from '../../scripts/test-counts.ts'
import { prepareFolder } from '../support/server/prepared-folder.ts'
import { ai } from './figures/ai.ts'
import { alreadyTriedFigure } from './figures/already-tried.ts'
import { analytics } from './figures/analytics.ts'
import { coldStart } from './figures/cold-start.ts'
import { deskMemory } from './figures/desk-memory.ts'
import { draft } from './figures/draft.ts'
import { drain } from './figures/drain.ts'
import { fanOut } from './figures/fan-out.ts'
import { firstMessage } from './figures/first-message.ts'
import { flood } from './figures/flood.ts'
import { fullDesk } from './figures/full-desk.ts'
import { hidden } from './figures/hidden.ts'
import { initialPull } from './figures/initial-pull.ts'
import { keystroke } from './figures/keystroke.ts'
import { ledger } from './figures/ledger.ts'
import { live } from './figures/live.ts'
import { park } from './figures/park.ts'
import { policies } from './figures/policies.ts'
import { processes } from './figures/processes.ts'
import { push } from './figures/push.ts'
import { sealing } from './figures/sealing.ts'
import { search } from './figures/search.ts'
import { serverSearch } from './figures/server-search.ts'
import { told } from './figures/told.ts'
import { openBrowser } from './harness/browser.ts'
import { removeClient } from './harness/client.ts'
import { hostPages } from './harness/pages.ts'
import { openQuietBrowser } from './harness/quiet-browser.ts'
import { resized, scales, type Lab } from './lab.ts'
import { checkFigure } from './report/check.ts'
import { compare, type Figure } from './report/figure.ts'
import { tableOf } from './report/table.ts'

/**
 * Measures how fast Baton is, each figure beside its floor of the same run: `npm run bench -- [--quick] [--only name,…]`.
 *
 * `--list` names the figures. `--size sessions=1000,repeats=9` changes numbers of the scale, so that what a change brings can
 * be measured often in a short time.
 * `--smallest` measures each once in its smallest size, which says nothing but that it can still be measured: a part of
 * `npm test`. `--report file` writes how many could be.
 */

const figures: Record<string, (lab: Lab) => Promise<Figure | readonly Figure[]>> = {
  live,
  'fan-out': fanOut,
  processes,
  flood,
  'initial-pull': initialPull,
  park,
  push,
  'cold-start': coldStart,
  search,
  'server-search': serverSearch,
  sealing,
  keystroke,
  'full-desk': fullDesk,
  'desk-memory': deskMemory,
  hidden,
  draft,
  drain,
  ledger,
  'already-tried': alreadyTriedFigure,
  told,
  ai,
  policies,
  analytics,
  'first-message': firstMessage,
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    smallest: { type: 'boolean', default: false },
    only: { type: 'string' },
    size: { type: 'string' },
    list: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
})
if (values.list) {
  console.log(Object.keys(figures).join('\n'))
  process.exit(0)
}
const chosen = values.only?.split(',') ?? Object.keys(figures)
const unknown = chosen.filter((name) => figures[name] === undefined)
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. There are: ${Object.keys(figures).join(', ')}.`)
  process.exit(1)
}

shareCompiled()
const scale = resized(scales[values.smallest ? 'smallest' : values.quick ? 'quick' : 'full'], values.size)
const removePrepared = await prepareFolder()
const host = await hostPages()
const results: Figure[] = []
let browserVersion = ''
let failed = 0
try {
  for (const name of chosen) {
    const cleanUps: (() => Promise<unknown>)[] = []
    const lab: Lab = {
      scale,
      host,
      async browser() {
        const browser = await openBrowser()
        browserVersion = browser.version
        cleanUps.push(browser.close)
        return browser
      },
      async quietBrowser() {
        const browser = await openQuietBrowser()
        browserVersion = browser.version
        cleanUps.push(browser.close)
        return browser
      },
      cleanUp: (work) => void cleanUps.push(work),
      say: (line) => console.log(`  ${line}`),
    }
    const started = performance.now()
    try {
      const measured = [(await figures[name]?.(lab)) ?? []].flat()
      for (const figure of measured) checkFigure(figure)
      results.push(...measured)
      for (const figure of measured) console.log(`\n${tableOf(figure)}`)
      console.log(`  (${((performance.now() - started) / 1000).toFixed(0)} s)`)
    } catch (error) {
      failed += 1
      console.error(`\n${name} failed:`, error)
    } finally {
      for (const work of cleanUps.toReversed()) await work().catch((error: unknown) => console.error(error))
    }
  }
} finally {
  await host.close()
  await removeClient()
  await removePrepared()
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const commit = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: projectRoot,
      encoding: 'utf8',
    }).trim()
  } catch {
    return 'unknown'
  }
}
const file = path.join(projectRoot, 'out', 'bench.json')
const report = {
  at: new Date().toISOString(),
  commit: commit(),
  machine: {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memory: os.totalmem(),
    platform: os.platform(),
  },
  node: process.version,
  browser: browserVersion,
  scale,
  figures: results.map((figure) => ({ ...figure, measures: compare(figure) })),
}
const counts = { passed: chosen.length - failed, failed, skipped: 0 }
if (values.report !== undefined) await writeFile(values.report, JSON.stringify(counts))
if (values.smallest) console.log(`\n${closingLine(counts)}`)
else {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}`)
}
process.exit(failed > 0 ? 1 : 0)
