import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupLength = 5

/** A new code of 100 random bits that is easy to read aloud: `7K3QD-…`, four groups of five. */
export const newCode = (): string => {
  const letters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte % alphabet.length])
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}

/** What a code is for. It is part of the hash, so that a code for one purpose never works for another. */
export type CodePurpose = 'invitation' | 'password reset' | 'setup'

/**
 * The hash of a code, as stored.
 *
 * Accepts the code the way people type it: in any case, with or without dashes and spaces, O for 0 and I or L for 1, or
 * the whole link. Any input has a hash, but only a real code's hash is found.
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

/** Compares the typed code in constant time. */
export const isCode = (purpose: CodePurpose, typed: string, code: string): boolean =>
  timingSafeEqual(hashCode(purpose, typed), hashCode(purpose, code))
