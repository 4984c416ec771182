import { describe, expect, test } from 'vitest'
import { foldOf } from '../../../../../../renderer/features/shared/text/fold-text.ts'

describe('foldOf', () => {
  test('leaves a short text alone', () => {
    expect(foldOf('one\ntwo')).toEqual({ shown: 'one\ntwo', folded: null })
    expect(foldOf('x'.repeat(1250)).folded).toBeNull()
  })

  test('folds after twelve lines and counts all of them', () => {
    const text = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n')
    const fold = foldOf(text)
    expect(fold.shown.split('\n')).toHaveLength(12)
    expect(fold.folded).toEqual({ lines: 40 })
  })

  test('folds one endless line without cutting a letter in half', () => {
    const fold = foldOf(`${'a'.repeat(1199)}${'😀'.repeat(300)}`)
    expect(fold.shown).toBe('a'.repeat(1199))
    expect(fold.folded).toEqual({ lines: 1 })
  })
})
