import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { FileBody } from './file-shelf.ts'

/**
 * SHA-256 in hexadecimal. A page on a plain http address has no `crypto.subtle`, so there we compute it in JavaScript.
 */
export const hashOf = async (bytes: FileBody): Promise<string> =>
  bytesToHex(
    globalThis.crypto.subtle === undefined
      ? sha256(bytes)
      : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  )
