import { succeed, type Problem, type Result } from '../../../core/domain/document/problem.ts'
import { fail, inOwnWords, problem } from '../../language/problems.ts'
import { HttpError } from '../../../core/protocol/auth.ts'
import { FileStatus } from '../../../core/protocol/files.ts'
import type { Http } from '../wire/auth-client.ts'
import type { FileBody, FileRecord } from './file-shelf.ts'

/** Talks to the server about files. Failures are returned as values; a 429's problem says in `at` when to retry. */
export type FileClient = {
  status(hash: string): Promise<Result<FileStatus>>
  put(
    file: Pick<FileRecord, 'hash' | 'type' | 'bytes'>,
    index: number,
    body: FileBody,
  ): Promise<Result<FileStatus>>
  get(file: Pick<FileRecord, 'hash' | 'bytes'>): Promise<Result<FileBody>>
}

/** How long one exchange may take, in milliseconds: 256 KB up, or a file down, over a poor connection. */
const patience = 90_000
const slowestBytesPerMs = 32

const unreachable = fail('offline', 'Can’t reach the server. Baton will try again when you’re back online.')

export const createFileClient = (parts: {
  http: Http
  auth: { token: () => Promise<Result<string>>; dropToken: () => void }
  clock: () => number
}): FileClient => {
  const problemOf = async (response: Response): Promise<Problem> => {
    const told = HttpError.safeParse(await response.json().catch(() => null))
    const after = Number(response.headers.get('retry-after') ?? Number.NaN)
    const at = Number.isFinite(after) ? { at: parts.clock() + after * 1000 } : {}
    return told.success
      ? { ...inOwnWords(told.data.error), ...at }
      : problem(
          'internal',
          `The server sent an unexpected response (${response.status}). Baton will try again.`,
          at,
        )
  }

  const send = async (
    method: string,
    path: string,
    { body, timeoutMs = patience }: { body?: FileBody; timeoutMs?: number } = {},
  ): Promise<Result<Response>> => {
    // A token may turn out to be invalid only when used; then try once more with a new one.
    for (let last = false; ; last = true) {
      const token = await parts.auth.token()
      if (!token.ok) return token
      const headers = {
        authorization: `Bearer ${token.value}`,
        ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      }
      let response: Response
      try {
        const init = { method, headers, timeoutMs }
        response = await parts.http(path, body === undefined ? init : { ...init, body })
      } catch {
        return unreachable
      }
      if (response.ok) return succeed(response)
      if (response.status !== 401 || last) return { ok: false, problem: await problemOf(response) }
      parts.auth.dropToken()
    }
  }

  const statusOf = async (answer: Result<Response>): Promise<Result<FileStatus>> => {
    if (!answer.ok) return answer
    const parsed = FileStatus.safeParse(await answer.value.json().catch(() => null))
    return parsed.success
      ? succeed(parsed.data)
      : fail(
          'internal',
          'Baton couldn’t read the server’s response. Update the app or the server, then try again.',
        )
  }

  return {
    status: async (hash) => statusOf(await send('GET', `/files/${hash}/status`)),
    async put({ hash, type, bytes }, index, body) {
      const query = new URLSearchParams({ type, bytes: String(bytes) }).toString()
      return statusOf(await send('PUT', `/files/${hash}/${index}?${query}`, { body }))
    },
    async get({ hash, bytes }) {
      const answer = await send('GET', `/files/${hash}`, { timeoutMs: patience + bytes / slowestBytesPerMs })
      if (!answer.ok) return answer
      try {
        return succeed(new Uint8Array(await answer.value.arrayBuffer()))
      } catch {
        return unreachable
      }
    },
  }
}
