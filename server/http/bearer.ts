import type { FastifyRequest } from 'fastify'

/** The access token in a request; '' if there is none or the header is something else. */
export const bearerOf = (request: FastifyRequest): string =>
  /^Bearer ([A-Za-z0-9._~+/-]{1,4096}=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
