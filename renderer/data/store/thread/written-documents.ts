import type { Change } from '../../../../core/domain/shapes/collections.ts'
import { limits } from '../../../../core/protocol/messages.ts'
import { breathe } from './breathe.ts'

/** JSON of an array of documents in UTF-8: the first `length` bytes of a buffer. */
export type WrittenDocuments = { buffer: ArrayBuffer; length: number }

/** Documents written without a pause. */
const writtenAtOnce = 200
/** A buffer that is used again. Bytes. */
export const bufferBytes = 1024 * 1024
/** A page of a pull. */
const mostBuffers = Math.ceil(limits.pullDocuments / writtenAtOnce)

/**
 * Writes documents for another thread. Bytes change threads; a text would be copied on both sides. Buffers that come back
 * are used again, because getting a new one from the system takes longer than filling it.
 */
export const createWriting = () => {
  const encoder = new TextEncoder()
  const free: ArrayBuffer[] = []
  const written = (text: string): WrittenDocuments => {
    // A character takes three bytes at most.
    if (text.length * 3 > bufferBytes) {
      const { buffer, length } = encoder.encode(text)
      return { buffer, length }
    }
    const buffer = free.pop() ?? new ArrayBuffer(bufferBytes)
    return { buffer, length: encoder.encodeInto(text, new Uint8Array(buffer)).written }
  }
  return {
    /** In several parts, between which the page can draw and react. */
    async write(changes: readonly Change[]): Promise<WrittenDocuments[]> {
      const parts: WrittenDocuments[] = []
      for (let at = 0; at < changes.length; at += writtenAtOnce) {
        if (at > 0) await breathe()
        parts.push(written(JSON.stringify(changes.slice(at, at + writtenAtOnce))))
      }
      return parts
    },
    /** These have come back. */
    takeBack(buffers: readonly ArrayBuffer[]): void {
      for (const buffer of buffers)
        if (buffer.byteLength === bufferBytes && free.length < mostBuffers) free.push(buffer)
    },
  }
}

/** The documents, in the other thread. */
export const readWritten = (parts: readonly WrittenDocuments[]): Change[] => {
  const decoder = new TextDecoder()
  return parts.flatMap(
    ({ buffer, length }) => JSON.parse(decoder.decode(new Uint8Array(buffer, 0, length))) as Change[],
  )
}
