import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../core/domain/document/problem.ts'
import { createPlaceLimit } from './place-limit.ts'
import { nothingHere, refuse } from './problems.ts'

const tooOften = problem('rate_limited', 'Try again in a minute.')

/** Gives the calendar behind the last part of an address; null for none. */
export type ReadCalendar = (secret: string) => Promise<string | null>

/**
 * `GET /calendar/<secret>.ics`: duty, for calendar programs. They have no session; the address is the secret, and its owner can end
 * it. What hasn't changed since isn't sent again.
 */
export const addCalendarRoutes = (app: FastifyInstance, read: ReadCalendar, perMinute = 60): void => {
  const limit = createPlaceLimit({ points: perMinute, seconds: 60 })
  app.get<{ Params: { file: string } }>('/:file', async (request, reply) => {
    if ((await limit.take(request.ip)) > 0) return refuse(reply, tooOften, 429)
    const { file } = request.params
    const text = file.endsWith('.ics') ? await read(file.slice(0, -4)) : null
    if (text === null) return refuse(reply, nothingHere, 404)
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    reply.headers({
      etag: tag,
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex, nofollow',
      'content-disposition': 'inline; filename="duty.ics"',
    })
    const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//u, ''))
    if (known?.includes(tag) === true) return reply.status(304).send()
    return reply.type('text/calendar; charset=utf-8').send(text)
  })
}
