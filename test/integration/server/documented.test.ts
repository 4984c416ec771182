import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { pushes, requests } from '../../../core/protocol/messages.ts'

test('docs/protocol.md has a line for every message', async () => {
  const lines = (await readFile(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')).split('\n')
  /** `destinations:list`, `:save`: a line names a subject once. */
  const isNamed = (name: string): boolean => {
    const [subject = '', what = ''] = name.split(':')
    return lines.some(
      (line) =>
        line.includes(`\`${name}\``) || (line.includes(`\`${subject}:`) && line.includes(`\`:${what}\``)),
    )
  }
  const names = [...Object.keys(requests), ...Object.keys(pushes)]
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !isNamed(name))).toEqual([])
})
