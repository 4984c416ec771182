import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const renderer = resolve(import.meta.dirname, '../../../../renderer')

type Node = { type: string; start: number; [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Every node below one, each with those around it, the nearest last. */
const walk = (
  node: Node,
  see: (node: Node, around: readonly Node[]) => void,
  around: readonly Node[] = [],
) => {
  see(node, around)
  const within = [...around, node]
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, see, within)
  }
}

/** What people never read: the gallery is for those who build Baton. */
const unread = /^features\/gallery\//
const catalogue = /\.words(?:\.de)?\.ts$|^language\//

/**
 * Words that are the same in every language or aren't read by people.
 *
 * - the name of the product, names of browsers and systems, addresses
 * - the columns of the list for spreadsheets, which programs read (`writebacks-csv.ts`)
 * - names of headers by which a pasted mail is recognized, and its own words are shown
 */
const allowed: readonly (string | RegExp)[] = [
  'Baton',
  // The name of a scope; its title is a catalogue's.
  'Go to',
  /^(?:https:\/\/|\/#\/)/,
  /^(?:Edge|Firefox|Chrome|Safari|iPhone|iPad|Android|Windows|Mac|Linux)$/,
]
const programs =
  /^(?:features\/writebacks\/writebacks-csv|features\/sessions\/dialogs\/read-mail-file)\.tsx?$/

const hasLetters = (text: string): boolean => /\p{L}/u.test(text)
const isKeys = (text: string): boolean =>
  /^(?:(?:Ctrl|Alt|Shift|Enter|Esc|Escape|Tab|Space|F\d+|\S)(?:[ +]|$))+$/u.test(text)
/** A sentence, or a label of several words. */
const isSentence = (text: string): boolean =>
  /\p{L}{2,} \p{L}/u.test(text) &&
  (/^\s*\p{Lu}/u.test(text) || /[.?!…]\s*$/u.test(text) || /[’“”]/u.test(text))

/** Attributes and properties whose text is read out or shown. */
const shown =
  /^(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|subtitle|placeholder|alt|label|message|description|text|tooltip|empty)$/
/** Attributes and properties with names for the program. */
const named = /^(?:className|class|scope|id|key|keys|type|role|d|path|where|style|selector|matches)$/

const nameOf = (node: Node | undefined): string => {
  const key = (node?.['key'] ?? node?.['name']) as Node | undefined
  const name = key?.['name'] ?? key?.['value']
  return typeof name === 'string' ? name : ''
}

/** True within what only programmers see: errors that are thrown, the console, the list of troubles, selectors. */
const isForPrograms = (source: string, around: readonly Node[]): boolean =>
  around.some((node) =>
    node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)
      ? true
      : (node.type === 'NewExpression' || node.type === 'CallExpression') &&
        /^(?:Error|TypeError|console\.\w+|noteTrouble|parts\.onError|\w*\.(?:querySelector\w*|closest|matches|matchMedia)|matchMedia|new URL)$/.test(
          source.slice((node['callee'] as Node).start, (node['callee'] as Node)['end'] as number),
        ),
  ) || /^(?:Import|Export\w*)Declaration$/.test(around.at(-1)?.type ?? '')

/** What a file says to people outside of a catalogue, with its line. */
const saidIn = (name: string): string[] => {
  const source = readFileSync(join(renderer, name), 'utf8')
  const { program } = parseSync(name, source)
  const found: string[] = []
  walk(program as unknown as Node, (node, around) => {
    const parent = around.at(-1)
    const said =
      node.type === 'JSXText' || (node.type === 'Literal' && typeof node['value'] === 'string')
        ? String(node['value']).trim()
        : node.type === 'TemplateElement'
          ? ((node['value'] as { cooked: string | null }).cooked ?? '').trim()
          : ''
    if (!hasLetters(said) || isForPrograms(source, around)) return
    if (allowed.some((one) => (typeof one === 'string' ? one === said : one.test(said)))) return
    const of = around.findLast(({ type }) => type === 'JSXAttribute' || type === 'Property')
    const direct =
      parent === of || parent?.type === 'TemplateLiteral' || parent?.type === 'JSXExpressionContainer'
    if (named.test(nameOf(of)) || isKeys(said)) return
    const isRead =
      node.type === 'JSXText' ||
      (shown.test(nameOf(of)) && direct && node !== of?.['key']) ||
      isSentence(said)
    if (isRead) found.push(`${name}:${source.slice(0, node.start).split('\n').length} ${said.slice(0, 80)}`)
  })
  return found
}

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /^(?:features|ui|state)\/.*\.tsx?$|^app\.tsx$/.test(name))
  .filter((name) => !unread.test(name) && !catalogue.test(name) && !programs.test(name))

test('nothing is said to people but by a catalogue', () => {
  expect(files.length).toBeGreaterThan(250)
  expect(files.flatMap(saidIn)).toEqual([])
})
