import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupLength = 5

/** A new code of 100 random bits, easy to read out: `7K3QD-…` in four groups of five. */
export const newCode = (): string => {
  const letters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte % alphabet.length])
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}

/**
 * What a code lets one do. It goes into the hash, so that a code of one kind is never taken for one of another.
 */
export type CodePurpose = 'invitation' | 'password reset' | 'setup'

/**
 * The hash that the store keeps of a code.
 *
 * Takes the code as people type it: any case, with or without dashes and spaces, O for 0 and I or L for 1, or the
 * whole link. Whatever it is, it has a hash; only that of a real code is found.
 */
export const hashCode = (purpose: CodePurpose, typed: string): Buffer => {
  const code = typed
    .slice(typed.lastIndexOf('/') + 1)
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(purpose).update(code).digest()
}

/** True when what was typed is the code, in a time that does not depend on how much of it is right. */
export const isCode = (purpose: CodePurpose, typed: string, code: string): boolean =>
  timingSafeEqual(hashCode(purpose, typed), hashCode(purpose, code))
