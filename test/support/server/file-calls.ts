import { chunkCount, chunkRange } from '../../../core/domain/files/attachment.ts'
import type { Problem } from '../../../core/domain/document/problem.ts'
import type { FileStatus } from '../../../core/protocol/files.ts'
import { sha256 } from '../samples/images.ts'

/** What a server answered about a file: its status, or its problem. */
export type FileAnswer = FileStatus & { error?: Problem }

/** Bare calls of one person to a server's files. */
export const fileCalls = (url: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  const put = async (
    bytes: Uint8Array,
    index: number,
    over: { hash?: string; type?: string; bytes?: number | string; body?: Uint8Array } = {},
  ): Promise<{ status: number; answer: FileAnswer; headers: Headers }> => {
    const { start, end } = chunkRange(bytes.length, index)
    const query = new URLSearchParams({
      type: over.type ?? 'image/png',
      bytes: String(over.bytes ?? bytes.length),
    })
    const response = await fetch(`${url}/files/${over.hash ?? sha256(bytes)}/${index}?${query.toString()}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(over.body ?? bytes.subarray(start, end)),
    })
    return {
      status: response.status,
      answer: (await response.json()) as FileAnswer,
      headers: response.headers,
    }
  }
  return {
    put,
    /** Sends all chunks in their order, and gives back the last answer. */
    async putAll(bytes: Uint8Array, type = 'image/png') {
      let last: Awaited<ReturnType<typeof put>> | undefined
      for (let index = 0; index < chunkCount(bytes.length); index += 1)
        last = await put(bytes, index, { type })
      if (last === undefined) throw new Error('A file has a chunk at least.')
      return last
    },
    async status(hash: string): Promise<FileAnswer> {
      const response = await fetch(`${url}/files/${hash}/status`, { headers })
      return (await response.json()) as FileAnswer
    },
    get: async (hash: string): Promise<Response> => fetch(`${url}/files/${hash}`, { headers }),
  }
}

export type FileCalls = ReturnType<typeof fileCalls>
