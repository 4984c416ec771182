import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { secretKinds, type RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import { redact } from '../../../../core/redaction/redact.ts'

const everything = Object.fromEntries(secretKinds.map((kind) => [kind, true])) as RedactionSettings
const folder = path.resolve(import.meta.dirname, '../../../support/redaction')
const linesOf = (name: string) =>
  readFileSync(path.join(folder, `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** The secrets of a marked line that are still readable after redaction. */
const leaks = (line: string): string[] => {
  const [, marked = ''] = line.split('\t')
  const secrets = [...marked.matchAll(/«(.+?)»/gu)].map(([, secret = '']) => secret)
  const { text } = redact(marked.replaceAll(/[«»]/gu, ''), everything)
  return secrets.filter((secret) => secret === '' || text.includes(secret))
}
const altered = (line: string): string[] => {
  const { text } = redact(line, everything)
  return text === line ? [] : [text]
}
const share = (lines: readonly string[], wrong: (line: string) => string[]) =>
  lines.filter((line) => wrong(line).length === 0).length / lines.length

describe('the lines that the rules were made on', () => {
  test('lose every secret', () => {
    expect(linesOf('positive').filter((line) => leaks(line).length > 0)).toEqual([])
  })

  test('keep everything that is none', () => {
    expect(linesOf('negative').flatMap(altered)).toEqual([])
  })
})

describe('the lines that were not looked at', () => {
  test('are at least 60 of each, and lose and keep nearly all', () => {
    const positive = linesOf('positive-held-out')
    const negative = linesOf('negative-held-out')
    expect(Math.min(positive.length, negative.length)).toBeGreaterThanOrEqual(60)
    const figures = { masked: share(positive, leaks), kept: share(negative, altered) }
    console.log(
      `Held out: ${positive.length} secrets, ${(figures.masked * 100).toFixed(1)} % masked; ${negative.length} harmless lines, ${(figures.kept * 100).toFixed(1)} % kept`,
    )
    expect(figures.masked).toBeGreaterThan(0.9)
    expect(figures.kept).toBeGreaterThan(0.9)
  })
})
