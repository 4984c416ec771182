import { createHash, createHmac, randomBytes } from 'node:crypto'

/**
 * Refresh tokens: 48 bytes in base64url.
 *
 * The first 16 are the family's proof, the same in every token of one sign-in. Anyone who presents them has held a
 * token of that family, so we detect reuse even after the token's row is gone. The family's id, which is in access
 * tokens, is derived from the proof, not the other way round. The other 32 bytes are this token's secret: random in the
 * first token, and in each later one derived from its predecessor and a random salt. The server stores the salt and the
 * hash, neither of which reveals a token; a client with the predecessor gets the same successor however often it asks.
 */
export type RefreshToken = {
  text: string
  /** A UUID. */
  family: string
  /** SHA-256 of the text, as stored. */
  hash: Buffer
}

const proofBytes = 16
const tokenBytes = proofBytes + 32

const build = (bytes: Buffer): RefreshToken => {
  const text = bytes.toString('base64url')
  const id = createHash('sha256').update('family').update(bytes.subarray(0, proofBytes)).digest('hex')
  return {
    text,
    family: [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-'),
    hash: createHash('sha256').update(text).digest(),
  }
}

/** The first token of a new family. */
export const startFamily = (): RefreshToken => build(randomBytes(tokenBytes))

/** Parses what a client presents; null for anything that can't be a token. */
export const parseRefreshToken = (text: string): RefreshToken | null =>
  /^[A-Za-z0-9_-]{64}$/.test(text) ? build(Buffer.from(text, 'base64url')) : null

/** A salt for the next token. */
export const newSalt = (): Buffer => randomBytes(32)

/** The token that follows from another and a salt: always the same one. */
export const successorOf = (token: RefreshToken, salt: Buffer): RefreshToken => {
  const bytes = Buffer.from(token.text, 'base64url')
  const secret = createHmac('sha256', bytes.subarray(proofBytes)).update(salt).digest()
  return build(Buffer.concat([bytes.subarray(0, proofBytes), secret]))
}
