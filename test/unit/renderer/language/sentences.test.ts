import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it, test } from 'vitest'
import { fileTypeWords } from '../../../../core/domain/files/file-format.ts'
import { fileTypes } from '../../../../renderer/language/file-types.de.ts'
import { translator } from '../../../../renderer/language/sentences/pairs.ts'
import { inGerman } from '../../../../renderer/language/sentences.de.ts'

const root = resolve(import.meta.dirname, '../../../..')

type Node = { type: string; start: number; end: number; [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
const walk = (node: Node, see: (node: Node) => void): void => {
  see(node)
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, see)
  }
}

/** What makes a problem, wherever one is made. */
const makers = /^(?:fail|problem|(?:work\.)?reject|psaFailed|rejected|no|refuse)$/

/** The sentences given to makers of problems in a file, with `7` for what differs each time. */
const problemsIn = (name: string): string[] => {
  const source = readFileSync(join(root, name), 'utf8')
  const found: string[] = []
  const textsIn = (node: Node): string[] => {
    if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
    if (node.type === 'TemplateLiteral') {
      const quasis = node['quasis'] as { value: { cooked: string } }[]
      return [quasis.map(({ value }) => value.cooked).join('7')]
    }
    if (node.type === 'ConditionalExpression')
      return [...textsIn(node['consequent'] as Node), ...textsIn(node['alternate'] as Node)]
    if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression')
      return [...textsIn(node['left'] as Node), ...textsIn(node['right'] as Node)]
    return []
  }
  walk(parseSync(name, source).program as unknown as Node, (node) => {
    if (node.type !== 'CallExpression') return
    const callee = node['callee'] as Node
    if (!makers.test(source.slice(callee.start, callee.end))) return
    for (const given of node['arguments'] as Node[])
      found.push(...textsIn(given).filter((text) => /\p{L} \p{L}/u.test(text) && /[.!?]$/u.test(text)))
  })
  return found
}

/**
 * What no one reads on a screen: how the server is set up, what browsers and other programs are told that aren't Baton's
 * client, and pages that the server draws itself.
 */
const elsewhere =
  /^server\/(?:config|index|enrichment\/(?:ai-config|prompts)|http\/(?:operations|claim-routes|callback-routes|calendar-routes|access-routes|http|problems|read-body|file-routes)|outgoing|postgres|audit\/cross)/

const sources = ['core', 'server', 'renderer/data'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !elsewhere.test(name)),
)

/** What is said with a word in it that has to be German too, so that each has a sentence of its own. */
const inWords: readonly (readonly [source: string, said: string])[] = [
  [
    'This 7 doesn’t exist, or you don’t have access to it.',
    'This session doesn’t exist, or you don’t have access to it.',
  ],
  ['This 7 already exists.', 'This handoff already exists.'],
  ['This session is 7, so it can’t be 7.', 'This session is parked, so it can’t be resolved.'],
]

test('every problem that core, the server or the device has is known in German', () => {
  const said = new Set(sources.flatMap(problemsIn))
  expect(said.size).toBeGreaterThan(220)
  const words = new Map(inWords)
  expect([...said].filter((text) => inGerman(words.get(text) ?? text) === (words.get(text) ?? text))).toEqual(
    [],
  )
})

test('every type of file has its German, or the same word', () => {
  const same = /^(?:[A-Z]{2,5}|Text|Markdown|JavaScript|VBScript|Installer|Link|Video|Audio)$/
  expect([...fileTypeWords].filter((word) => fileTypes[word] === undefined && !same.test(word))).toEqual([])
  expect(Object.keys(fileTypes).filter((word) => !fileTypeWords.has(word))).toEqual([])
})

describe('translator', () => {
  const say = translator([
    ['Done.', 'Fertig.'],
    ['{name} has {count} files.', 'Von {name} sind {count} Dateien da.'],
    ['Costs 5$ (or more)?', 'Kostet 5$ (oder mehr)?'],
  ])

  it.each([
    ['Done.', 'Fertig.'],
    ['Ana Ruiz has 3 files.', 'Von Ana Ruiz sind 3 Dateien da.'],
    ['Costs 5$ (or more)?', 'Kostet 5$ (oder mehr)?'],
    ['Done. Really.', 'Done. Really.'],
    ['', ''],
    // What someone typed isn't read as a pattern.
    ['$1 has $& files.', 'Von $1 sind $& Dateien da.'],
    ['{count} has 2 files.', 'Von {count} sind 2 Dateien da.'],
  ])('%s', (english, german) => {
    expect(say(english)).toBe(german)
  })
})

it.each([
  ['Already claimed by Ben Carter, 3 h ago.', 'Schon übernommen von Ben Carter, vor 3 Std.'],
  [
    'This session is resolved, so it can’t be parked.',
    'Diese Sitzung ist gelöst. Sie lässt sich nicht parken.',
  ],
  ['Ben Carter wrote: “Did it work?”', 'Ben Carter hat geschrieben: „Did it work?“'],
])('%s', (english, german) => {
  expect(inGerman(english)).toBe(german)
})
