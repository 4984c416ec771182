import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { problem } from '../../core/domain/document/problem.ts'
import { claimPage, claimPagePolicy } from '../notify/claim/claim-page.ts'
import type { Claims } from '../notify/claim/claims.ts'
import { createPlaceLimit } from './place-limit.ts'
import { nothingHere, refuse } from './problems.ts'

const notPressed = problem('bad_request', 'Hold the button for a second to claim it.')
const tooOften = problem('rate_limited', 'Try again in a minute.')

const page = (reply: FastifyReply, status: number, html: string): FastifyReply =>
  reply
    .status(status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': claimPagePolicy,
      'x-robots-tag': 'noindex, nofollow',
    })
    .type('text/html; charset=utf-8')
    .send(html)

/**
 * `GET /c/<link>` shows what a link from a message is about and changes nothing, however often it is opened. `POST …/press` and
 * `POST …/claim` are a press that lasts: a program that follows links, runs scripts or submits forms makes none.
 */
export const addClaimRoutes = (app: FastifyInstance, claims: Claims, perMinute = 60): void => {
  const limit = createPlaceLimit({ points: perMinute, seconds: 60 })
  app.get<{ Params: { token: string } }>('/:token', async (request, reply) => {
    if ((await limit.take(request.ip)) > 0) return refuse(reply, tooOften, 429)
    const view = await claims.view(request.params.token)
    if (view === null)
      return page(
        reply,
        404,
        claimPage({
          kind: 'over',
          title: 'This link isn’t one of Baton’s',
          sentence: 'Copy the whole link from the message, or open Baton.',
          link: null,
        }),
      )
    return page(reply, 200, claimPage(view))
  })
  app.post<{ Params: { token: string } }>('/:token/press', async (request, reply) => {
    if ((await limit.take(request.ip)) > 0) return refuse(reply, tooOften, 429)
    const proof = await claims.press(request.params.token)
    if (proof === null) return refuse(reply, nothingHere, 404)
    return reply.header('cache-control', 'no-store').send({ proof })
  })
  app.post<{ Params: { token: string } }>('/:token/claim', async (request, reply) => {
    if ((await limit.take(request.ip)) > 0) return refuse(reply, tooOften, 429)
    const body = z.object({ proof: z.string().max(200) }).safeParse(request.body)
    const answer = body.success ? await claims.claim(request.params.token, body.data.proof) : null
    if (answer === null) return refuse(reply, notPressed, 400)
    return reply.header('cache-control', 'no-store').send(answer)
  })
}
