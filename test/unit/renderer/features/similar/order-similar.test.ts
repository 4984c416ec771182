import { expect, test } from 'vitest'
import type { SimilarSession } from '../../../../../renderer/data/contract/search-hit.ts'
import { orderSimilar } from '../../../../../renderer/features/similar/order-similar.ts'

const one = (sessionId: string, part: Partial<SimilarSession>): SimilarSession => ({
  sessionId,
  title: sessionId,
  ticket: null,
  ownerId: 'kim',
  status: 'active',
  updatedAt: 0,
  likeness: 0.5,
  resolution: null,
  ...part,
})

test('what solved it stands first, then the most similar; what is still open comes last', () => {
  const similar = [
    one('open', { likeness: 0.9 }),
    one('abandoned', { status: 'abandoned', likeness: 0.8 }),
    one('solved, silent', { status: 'resolved', likeness: 0.7 }),
    one('solved, less alike', { status: 'resolved', likeness: 0.4, resolution: 'New cable' }),
    one('solved', { status: 'resolved', likeness: 0.6, resolution: 'New profile' }),
  ]
  const ids = (most: number) => orderSimilar(similar, most).map(({ sessionId }) => sessionId)
  expect(ids(5)).toEqual(['solved', 'solved, less alike', 'solved, silent', 'open', 'abandoned'])
  expect(ids(2)).toEqual(['solved', 'solved, less alike'])
})
