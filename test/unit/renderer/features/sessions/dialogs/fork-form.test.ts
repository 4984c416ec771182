import { describe, expect, test } from 'vitest'
import { forkFrom, branchLabelsFrom } from '../../../../../../renderer/features/sessions/dialogs/fork-form.ts'

describe('forkFrom', () => {
  test('takes branch names from lines or between bars, each once', () => {
    expect(branchLabelsFrom(' VPN \n DNS | Proxy\n\nVPN ')).toEqual(['VPN', 'DNS', 'Proxy'])
    expect(forkFrom({ reason: ' two ways ', branches: 'a\nb' })).toEqual({
      ok: true,
      reason: 'two ways',
      labels: ['a', 'b'],
    })
  })

  test.each([
    { branches: ' \n | ' },
    { branches: Array.from({ length: 13 }, (_, n) => `branch ${n}`).join('\n') },
    { branches: 'x'.repeat(121) },
    { branches: 'a', reason: 'x'.repeat(2001) },
  ])('rejects with a sentence', (part) => {
    expect(forkFrom({ reason: '', ...part })).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/\.$/) },
    })
  })
})
