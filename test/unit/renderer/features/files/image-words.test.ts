import { describe, expect, it } from 'vitest'
import { problem } from '../../../../../core/domain/document/problem.ts'
import { imageFacts, imageWords, thumbnailSize } from '../../../../../renderer/features/files/image-words.ts'
import { attachmentOf, makePng } from '../../../../support/samples/images.ts'

describe('the words for an image', () => {
  it('say where it is, and nothing when all is well', () => {
    const say = (state: Parameters<typeof imageWords>[0]['state']) => imageWords({ state, problem: null })
    expect(say('sent')).toBeNull()
    expect(say('looking')).toBeNull()
    expect(say('device')).toBe('On this device, not sent yet')
    expect(say('offline')).toBe('Not loaded yet. It loads when you’re back online.')
    expect(say('awaited')).toContain('still on the device')
    const stuck = { state: 'stuck' as const, problem: problem('forbidden', 'Viewers can read.') }
    expect(imageWords(stuck)).toBe('Couldn’t send. Viewers can read.')
  })

  it('say its size', () => {
    const image = attachmentOf(makePng(), { width: 1920, height: 1080, bytes: 245_000 })
    expect(imageFacts(image)).toBe('1920 × 1080, 240 KB')
    expect(imageFacts({ ...image, bytes: 1_400_000 })).toBe('1920 × 1080, 1.3 MB')
  })
})

describe('the place of a thumbnail', () => {
  it.each([
    [1920, 1080, 240, 135],
    [1080, 1920, 90, 160],
    [100, 80, 100, 80],
    [2560, 20, 240, 32],
    [1, 1, 32, 32],
  ])('of %i × %i is %i × %i', (width, height, shownWidth, shownHeight) => {
    expect(thumbnailSize({ width, height })).toEqual({ width: shownWidth, height: shownHeight })
  })
})
