import type { FastifyReply } from 'fastify'
import { counted } from '../../core/domain/text/plural.ts'
import { problem } from '../../core/domain/document/problem.ts'
import { refuse } from './problems.ts'

const wait = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 120 ? counted(seconds, 'second') : `${Math.ceil(seconds / 60)} minutes`
}

/** Tells someone that they have to wait, and for how long. */
export const tooMany = (reply: FastifyReply, milliseconds: number): FastifyReply =>
  refuse(
    reply.header('retry-after', Math.ceil(milliseconds / 1000)),
    problem('rate_limited', `Too many attempts. Try again in ${wait(milliseconds)}.`),
  )
