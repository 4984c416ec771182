import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FileHash, fileName, fileLimits } from '../../core/domain/files/attachment.ts'
import { byteSize } from '../../core/domain/text/byte-size.ts'
import { problem } from '../../core/domain/document/problem.ts'
import { ChunkIndex, FileChunkQuery, type FileStatus } from '../../core/protocol/files.ts'
import type { Auth } from '../auth/auth.ts'
import type { Authorized } from '../auth/auth-parts.ts'
import type { Files } from '../files/files.ts'
import { bearerOf } from './bearer.ts'
import { createDownloads } from './downloads.ts'
import type { HttpLimits } from './http-limits.ts'
import { createInFlight, enterAll } from './in-flight.ts'
import { nothingHere, refuse } from './problems.ts'
import { createRateLimit, type RateLimit } from '../quotas/rate-limit.ts'

export type FileRouteParts = { auth: Auth; files: Files; limits: HttpLimits }

/**
 * Limits per person. They allow for a day's screenshots at once when a laptop comes back online, for 75 MB a minute after
 * that, and for opening a session full of images on a new device. One chunk is one request.
 */
const createLimits = () => ({
  write: createRateLimit({ points: 600, seconds: 120 }),
  read: createRateLimit({ points: 900, seconds: 90 }),
})

const personKey = ({ accountId, personId }: Pick<Authorized, 'accountId' | 'personId'>): string =>
  `${accountId}/${personId}`

/** Tells a desk to wait with its files, and for how long. */
const later = (reply: FastifyReply, milliseconds: number): FastifyReply =>
  refuse(
    reply.header('retry-after', Math.ceil(milliseconds / 1000)),
    problem('rate_limited', 'Too many files at once. They’ll continue in a moment.'),
  )

/**
 * `PUT /files/<hash>/<index>?type=…&bytes=…`, `GET /files/<hash>/status`, `GET /files/<hash>`, all with a Bearer token,
 * which is checked before the body is read. How many files a person and a workspace may send or fetch at once is limited, because
 * each takes memory for as long as the other end takes its time.
 *
 * Uploads are never displayed as a page: they are sent as downloads, images with the type they were verified to have, and anything else
 * with one that nothing opens.
 */
export const addFileRoutes = (app: FastifyInstance, parts: FileRouteParts): void => {
  const { auth, files } = parts
  const rates = createLimits()
  const uploads = createInFlight(parts.limits.uploadsPerPerson)
  const downloads = createInFlight(parts.limits.downloadsPerPerson)
  const downloadsOfAccount = createInFlight(parts.limits.downloadsPerAccount)
  const sending = createDownloads(parts.limits)
  app.addHook('preClose', async () => sending.closing())
  const admitted = new WeakMap<FastifyRequest, Authorized>()

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  const admit = (limit: RateLimit) => async (request: FastifyRequest, reply: FastifyReply) => {
    // Counted by what the token says, so that who is over the limit costs no query.
    const named = await auth.identify(bearerOf(request))
    if (!named.ok) return refuse(reply, named.problem)
    const toWait = await limit.take(personKey(named.value))
    if (toWait > 0) return later(reply, toWait)
    const authorized = await auth.authorize(bearerOf(request))
    if (!authorized.ok) return refuse(reply, authorized.problem)
    admitted.set(request, authorized.value)
    return undefined
  }
  /** Before the body is read, which is held in memory. */
  const admitUpload = async (request: FastifyRequest, reply: FastifyReply) =>
    enterAll(request, reply, [[uploads, personKey(whoAsks(request))]]) ? undefined : later(reply, 1000)

  const whoAsks = (request: FastifyRequest): Authorized => {
    const who = admitted.get(request)
    if (who === undefined) throw new Error('No one was admitted with this request.')
    return who
  }

  app.put<{ Params: { hash: string; index: string } }>(
    '/:hash/:index',
    { onRequest: [admit(rates.write), admitUpload], bodyLimit: fileLimits.chunkBytes },
    async (request, reply) => {
      const hash = FileHash.safeParse(request.params.hash)
      const index = ChunkIndex.safeParse(request.params.index)
      if (!hash.success || !index.success) return refuse(reply, nothingHere)
      const said = FileChunkQuery.safeParse(request.query)
      if (!said.success) {
        const tooLarge = said.error.issues.some(({ code, path }) => code === 'too_big' && path[0] === 'bytes')
        return refuse(
          reply,
          tooLarge
            ? problem(
                'too_large',
                `This file is too large. Files can be up to ${byteSize(fileLimits.bytes)}.`,
              )
            : problem('bad_request', 'The address needs the file’s `type` and `bytes`.'),
        )
      }
      if (!Buffer.isBuffer(request.body))
        return refuse(reply, problem('bad_request', 'This part of the file is empty.'))
      const chunk = { ...said.data, hash: hash.data, index: index.data, body: request.body }
      const result = await files.put(whoAsks(request), chunk)
      return result.ok ? reply.send(result.value satisfies FileStatus) : refuse(reply, result.problem)
    },
  )

  app.get<{ Params: { hash: string } }>(
    '/:hash/status',
    { onRequest: admit(rates.read) },
    async (request, reply) => {
      const hash = FileHash.safeParse(request.params.hash)
      if (!hash.success) return refuse(reply, nothingHere)
      return reply.send((await files.status(whoAsks(request), hash.data)) satisfies FileStatus)
    },
  )

  app.get<{ Params: { hash: string } }>(
    '/:hash',
    // Answering HEAD would read the whole file.
    { onRequest: admit(rates.read), exposeHeadRoute: false },
    async (request, reply) => {
      const hash = FileHash.safeParse(request.params.hash)
      if (!hash.success) return refuse(reply, nothingHere)
      const who = whoAsks(request)
      const gates = [
        [downloads, personKey(who)],
        [downloadsOfAccount, who.accountId],
      ] as const
      if (!enterAll(request, reply, gates)) return later(reply, 1000)
      const result = await files.read(who, hash.data)
      if (!result.ok) return refuse(reply, result.problem)
      const { type, bytes, parts: pieces } = result.value
      reply.headers({
        'content-disposition': `attachment; filename="${fileName({ name: hash.data.slice(0, 12), type })}"`,
        'content-length': bytes,
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': type,
        'cross-origin-resource-policy': 'same-origin',
      })
      return sending.send(request, reply, pieces)
    },
  )
}
