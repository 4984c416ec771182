import type { FastifyRequest } from 'fastify'

/** The access token that a request carries; '' when it carries none, or something else. */
export const bearerOf = (request: FastifyRequest): string =>
  /^Bearer ([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
