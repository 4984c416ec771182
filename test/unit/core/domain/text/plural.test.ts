import { describe, expect, it } from 'vitest'
import { byteSize } from '../../../../../core/domain/text/byte-size.ts'
import { counted, numberText, plural } from '../../../../../core/domain/text/plural.ts'

describe('counted', () => {
  it('puts the form beside the number that goes with it', () => {
    expect([0, 1, 2].map((n) => counted(n, 'step'))).toEqual(['0 steps', '1 step', '2 steps'])
    expect(counted(3, 'branch', 'branches')).toBe('3 branches')
    expect(plural(1, 'is', 'are')).toBe('is')
  })

  it('separates thousands, as every other number on screen', () => {
    expect(counted(12_345, 'action waits', 'actions wait')).toBe('12,345 actions wait')
    expect(numberText(1_000_000)).toBe('1,000,000')
  })
})

describe('byteSize', () => {
  it.each([
    [0, '0 KB'],
    [1, '1 KB'],
    [1024, '1 KB'],
    [1025, '2 KB'],
    [250_000, '245 KB'],
    [1024 * 1024 - 1, '1 MB'],
    [1024 * 1024, '1 MB'],
    [1.5 * 1024 * 1024, '1.5 MB'],
    [20 * 1024 * 1024, '20 MB'],
    [2 * 1024 ** 3, '2 GB'],
  ])('reads %i bytes as %s', (bytes, text) => {
    expect(byteSize(bytes)).toBe(text)
  })
})
