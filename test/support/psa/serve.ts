import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request to a fake, whole. */
export type Incoming = {
  method: string
  url: URL
  headers: IncomingHttpHeaders
  body: Buffer
}

/** An answer of a fake, before it is written to the wire; a text goes out as it is. */
export type Reply = { status: number; body: unknown; headers?: Record<string, string> }

export const reply = (body: unknown, status = 200): Reply => ({ status, body })

export type Serving = {
  url: string
  /** Requests that it answered, as `METHOD /path?query`. */
  calls: string[]
  stop(): Promise<void>
}

/** Serves a fake on a free port of this machine. What its answers throw is an answer of 500 that says so. */
export const serve = async (answer: (incoming: Incoming) => Promise<Reply>): Promise<Serving> => {
  const calls: string[] = []
  let origin = ''
  const server = createServer((request, response) => {
    const respond = async () => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      calls.push(`${request.method} ${request.url}`)
      const { status, body, headers } = await answer({
        method: request.method ?? 'GET',
        url: new URL(request.url ?? '/', origin),
        headers: request.headers,
        body: Buffer.concat(parts),
      }).catch((error: unknown) => reply(`The fake failed: ${String(error)}`, 500))
      const isText = typeof body === 'string'
      response
        .writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
        .end(isText ? body : JSON.stringify(body))
    }
    respond().catch(() => request.socket.destroy())
  })
  // A connection that was used before is not closed just as the next request comes on it.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: origin,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
