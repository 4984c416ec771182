import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
const documents = tracked.filter((file) => file.endsWith('.md') && !file.startsWith('docs/adr/'))

/** Paths in backticks, in whole or from some folder on. A pattern names no file. */
const named = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|css|md))`/g)].map(([, path = '']) => path)
/** What links lead to within the repository. */
const linked = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.includes(':'))

test('the documents name files and link to places that are there', () => {
  expect(documents.length).toBeGreaterThan(15)
  const gone = documents.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const here = dirname(file)
    return [
      ...named(text).filter(
        (path) =>
          !tracked.some((one) => one === path || one === join(here, path) || one.endsWith(`/${path}`)),
      ),
      ...linked(text).filter((path) => !existsSync(join(root, here, path))),
    ].map((path) => `${file}: ${path}`)
  })
  expect(gone).toEqual([])
})
