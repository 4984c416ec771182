import { describe, expect, test } from 'vitest'
import { maxIntentBytes } from '../../../../../core/intents/intent.ts'
import { sizeProblem } from '../../../../../renderer/features/forms/text-size.ts'

describe('sizeProblem', () => {
  test('lets a long log pass and refuses what the server would', () => {
    expect(sizeProblem('a'.repeat(200_000))).toBeNull()
    expect(sizeProblem('a'.repeat(250_001))).toContain('Keep the part that matters')
    expect(sizeProblem('a'.repeat(2 * 1024 * 1024))).toContain('This is 2 MB')
  })

  test('counts bytes as they travel: letters beyond ASCII and line breaks weigh more', () => {
    expect(sizeProblem('ä'.repeat(100_000))).toBeNull()
    expect(sizeProblem('ä'.repeat(140_000))).not.toBeNull()
    expect(sizeProblem('\n'.repeat(maxIntentBytes / 2))).not.toBeNull()
  })
})
