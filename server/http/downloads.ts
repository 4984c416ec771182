import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HttpLimits } from './http-limits.ts'
import { whenOver } from './in-flight.ts'

export type Downloads = {
  /**
   * Sends the parts of a file, each asked for when the one before has left. Who takes too long for one is cut off. Headers are the
   * caller's.
   */
  send(request: FastifyRequest, reply: FastifyReply, parts: AsyncIterable<Buffer>): FastifyReply
  /** The server stops: what isn't over soon is cut off. */
  closing(): void
}

export const createDownloads = (limits: Pick<HttpLimits, 'partMs' | 'closingMs'>): Downloads => {
  const underway = new Set<() => void>()
  return {
    send(request, reply, parts) {
      const cut = () => void request.raw.socket.destroy()
      const timer = setTimeout(cut, limits.partMs)
      underway.add(cut)
      const each = async function* () {
        for await (const part of parts) {
          yield part
          timer.refresh()
        }
      }
      // One part is read ahead; the answer itself holds the other.
      const body = Readable.from(each(), { highWaterMark: 1 })
      whenOver(request, reply, () => {
        clearTimeout(timer)
        underway.delete(cut)
        body.destroy()
      })
      return reply.send(body)
    },
    closing() {
      setTimeout(() => {
        for (const cut of underway) cut()
      }, limits.closingMs).unref()
    },
  }
}
