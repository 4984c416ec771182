import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../../..')

/** Splits at a separator that isn't within parentheses. */
const split = (text: string, separator: RegExp): string[] => {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth === 0 && separator.test(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Selectors that depend on `:has()` and whose last part names no class, element, id or attribute. */
const dearSelectors = (css: string): string[] =>
  [...css.replaceAll(/\/\*[^]*?\*\//gu, '').matchAll(/([^{}]+)\{/gu)]
    .flatMap(([, selectors = '']) => (selectors.includes('@') ? [] : split(selectors, /,/u)))
    .filter((selector) => {
      const parts = split(selector, /[\s>+~]/u)
      const last = parts.at(-1) ?? ''
      return parts.slice(0, -1).some((part) => part.includes(':has(')) && /^[*:]/u.test(last)
    })

test('a rule that would restyle a whole screen with every letter is seen', () => {
  const css = `.a:has(> .b) > :not(.c), .d { x: y } .a:has(.b) * { x: y } @media (max-width: 1px) { .a:has(.b):not(.c) { x: y }
    .a:has(> .b) > .c:not(.d) { x: y } }`
  expect(dearSelectors(css)).toEqual(['.a:has(> .b) > :not(.c)', '.a:has(.b) *'])
})

// The browser keeps one list for all `:has()` of what may change with them. With something in it that could be any
// element, whatever changes below any element with a `:has()` restyles everything in it.
test('no rule that depends on :has() is for just any element', () => {
  const faults = globSync('renderer/**/*.css', { cwd: root })
    // What is for paper alone isn't in force on a screen.
    .filter((file) => !file.endsWith('print-view.css'))
    .flatMap((file) =>
      dearSelectors(readFileSync(path.join(root, file), 'utf8')).map((selector) => `${file}: ${selector}`),
    )
  expect(faults).toEqual([])
})
