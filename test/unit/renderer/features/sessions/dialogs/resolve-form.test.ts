import { describe, expect, test } from 'vitest'
import { resolveFrom } from '../../../../../../renderer/features/sessions/dialogs/resolve-form.ts'
import { makeFix } from '../../../../../support/samples/make.ts'

const nothing = { summary: '', action: '', fixWent: '' }

describe('resolving', () => {
  test('needs a sentence where nothing is suggested, in either field', () => {
    expect(resolveFrom(nothing, null, false)).toMatchObject({
      asksFix: false,
      fixOutcome: null,
      ready: { words: false },
    })
    expect(resolveFrom({ ...nothing, summary: ' ' }, null, false).ready.words).toBe(false)
    expect(resolveFrom({ ...nothing, summary: 'A loose cable' }, null, false).ready.words).toBe(true)
    expect(resolveFrom({ ...nothing, action: 'Plugged it in' }, null, false).ready.words).toBe(true)
  })

  test('offers the text of the fix until someone writes', () => {
    const fix = makeFix({ text: 'Rebuild the profile', outcome: 'applied_success' })
    expect(resolveFrom(nothing, fix, false)).toMatchObject({
      action: 'Rebuild the profile',
      ready: { words: true, fix: true },
    })
    expect(resolveFrom(nothing, fix, true).action).toBe('')
    expect(resolveFrom({ ...nothing, action: 'Something else' }, fix, false).action).toBe('Something else')
    expect(
      resolveFrom(nothing, makeFix({ text: 'x'.repeat(4000) }), false).action.length,
    ).toBeLessThanOrEqual(2000)
  })

  test('asks how a fix went that is being tried; it stays so for no one', () => {
    const fix = makeFix({ outcome: 'proposed' })
    expect(resolveFrom(nothing, fix, false)).toMatchObject({
      asksFix: true,
      fixOutcome: null,
      ready: { fix: false },
    })
    expect(resolveFrom({ ...nothing, fixWent: 'applied_failed' }, fix, false)).toMatchObject({
      fixOutcome: 'applied_failed',
      action: '',
      ready: { fix: true, words: false },
    })
    expect(resolveFrom({ ...nothing, fixWent: 'rubbish' }, fix, false).ready.fix).toBe(false)
  })

  test.each([
    ['applied_pending', 'applied_success'],
    ['applied_partial', 'applied_partial'],
  ] as const)('foresees for one that is %s: %s, unless someone says otherwise', (outcome, foreseen) => {
    const fix = makeFix({ outcome })
    expect(resolveFrom(nothing, fix, false)).toMatchObject({
      asksFix: true,
      fixOutcome: foreseen,
      ready: { fix: true },
    })
    expect(resolveFrom({ ...nothing, fixWent: 'applied_failed' }, fix, false).fixOutcome).toBe(
      'applied_failed',
    )
  })

  test.each([makeFix({ supersededAt: 1 }), makeFix({ outcome: 'applied_failed' })])(
    'neither asks of nor offers what is out of the running',
    (fix) => {
      expect(resolveFrom(nothing, fix, false)).toMatchObject({ asksFix: false, action: '', fixOutcome: null })
    },
  )
})
