import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nothingHere, refuse } from './problems.ts'

/** The first part of a path: of `/auth/status`, `auth`. */
const firstPart = (address: string): string => address.split('/')[1] ?? ''

/**
 * Collects where paths meant for programs begin, from all routes added after it: a browser that opens one gets their error, not the
 * client.
 */
const collectPrograms = (app: FastifyInstance): ReadonlySet<string> => {
  // Socket.IO answers beside these routes.
  const programs = new Set(['socket.io'])
  app.addHook('onRoute', ({ url }) => {
    const first = firstPart(url)
    if (/^[a-z]/.test(first)) programs.add(first)
  })
  return programs
}

/** True if someone opens a page: the client's own routes have no file and no extension. */
const opensPage = (request: FastifyRequest, programs: ReadonlySet<string>): boolean => {
  const address = request.url.split('?')[0] ?? '/'
  const reads = request.method === 'GET' || request.method === 'HEAD'
  const wantsPage = (request.headers.accept ?? '').includes('text/html')
  return reads && wantsPage && !programs.has(firstPart(address)) && !/\.[A-Za-z0-9]+$/.test(address)
}

const explainMissing = (reply: FastifyReply): FastifyReply =>
  reply
    .status(503)
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-store')
    .send('The web client hasn’t been built yet. Run `npm run build` on the server, then reload this page.\n')

/**
 * Serves the built web client from `webRoot`, and handles every unmatched request. Comes before all other routes, to know them.
 *
 * Files under `/assets/` have a hash in their name and are cached forever; everything else is revalidated each time.
 * Without a build, the page says how to make one; the client appears as soon as it is built.
 */
export const addWebClient = (app: FastifyInstance, webRoot: string): void => {
  const root = path.resolve(webRoot)
  const programs = collectPrograms(app)
  void app.register(fastifyStatic, {
    root,
    index: false,
    dotfiles: 'ignore',
    redirect: false,
    suppressWarning: true,
    cacheControl: false,
    setHeaders(reply, file) {
      const forever = /^assets[\\/]/.test(path.relative(root, file))
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  const sendPage = async (reply: FastifyReply): Promise<FastifyReply> => {
    const page = await readFile(path.join(root, 'index.html')).catch(() => null)
    if (page === null) return explainMissing(reply)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  }
  app.get('/', async (_request, reply) => sendPage(reply))
  app.setNotFoundHandler(async (request, reply) =>
    opensPage(request, programs) ? sendPage(reply) : refuse(reply, nothingHere),
  )
}
