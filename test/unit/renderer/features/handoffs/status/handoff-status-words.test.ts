import { expect, test } from 'vitest'
import { handoffStatusWords } from '../../../../../../renderer/features/handoffs/status/handoff-status.words.ts'

test('resolving offline promises nothing about who may have claimed it in the meantime', () => {
  const { beforeResolving, resolved } = handoffStatusWords
  expect(resolved(false, true)).toBe('Resolved.')
  expect(resolved(true, false)).toBe('Resolved. The escalation ended with it.')
  expect(beforeResolving(false)).toContain('no one needs to claim it')
  for (const sentence of [beforeResolving(true), resolved(true, true)]) {
    expect(sentence).toMatch(/If someone (claims it first|has already claimed it)/)
    expect(sentence).not.toMatch(/no one needs|ended with it/)
  }
})
