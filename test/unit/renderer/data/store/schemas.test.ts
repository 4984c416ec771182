import { expect, test } from 'vitest'
import { replicaFingerprint } from '../../../../../renderer/data/store/schemas.ts'

test('the name of the replica follows from the shapes of all its documents', () => {
  const fingerprint = replicaFingerprint()
  expect(fingerprint).toBe(replicaFingerprint())
  expect(fingerprint).toContain('escalationPackage')
  expect(fingerprint).toContain('wokeAt')
})
