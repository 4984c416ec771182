import { describe, expect, test } from 'vitest'
import { forkFrom, waysFrom } from '../../../../../../renderer/features/sessions/dialogs/fork-form.ts'

describe('forkFrom', () => {
  test('takes ways a line or between bars, each once', () => {
    expect(waysFrom(' VPN \n DNS | Proxy\n\nVPN ')).toEqual(['VPN', 'DNS', 'Proxy'])
    expect(forkFrom({ reason: ' two ways ', ways: 'a\nb' })).toEqual({
      ok: true,
      reason: 'two ways',
      labels: ['a', 'b'],
    })
  })

  test.each([
    { ways: ' \n | ' },
    { ways: Array.from({ length: 13 }, (_, n) => `way ${n}`).join('\n') },
    { ways: 'x'.repeat(121) },
    { ways: 'a', reason: 'x'.repeat(2001) },
  ])('refuses with a sentence', (part) => {
    expect(forkFrom({ reason: '', ...part })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/\.$/),
    })
  })
})
