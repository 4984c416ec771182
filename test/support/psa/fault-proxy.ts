import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as sendRequest,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a proxy does to the next request whose method it is for. */
export type Fault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The request reaches the system and is carried out; its answer does not come back. */
  | { kind: 'cut_after' }
  | { kind: 'stall_after' }
  /** The request is carried out this much later, even if whoever sent it is gone by then. Milliseconds. */
  | { kind: 'late'; by: number }
  /** The request does not reach the system. */
  | { kind: 'cut_before' }

export type FaultProxy = {
  url: string
  /** Applies to the next request with this method (any if null), once. */
  next(method: string | null, fault: Fault): void
  /** Applies to every request from now on that has no fault of its own; null for none. */
  always(fault: Fault | null): void
  /** Applies to every request from now on whose address has this in it, whatever else is broken; null for none. */
  about(part: string, fault: Fault | null): void
  /** No fault is left for the next request. */
  forget(): void
  /** Requests that reached the system, as `METHOD /path`. */
  passed: string[]
  stop(): Promise<void>
}

/** Stands before a real ticket system, or a fake one, and breaks what it is told to break. */
export const startFaultProxy = async (target: string): Promise<FaultProxy> => {
  const faults: { method: string | null; fault: Fault }[] = []
  const passed: string[] = []
  let standing: Fault | null = null
  const faultsAbout = new Map<string, Fault>()
  /** A connection for each request, because a small server may close one that it has answered on. */
  const forward = (request: IncomingMessage, body: Buffer) =>
    new Promise<{ status: number; headers: OutgoingHttpHeaders; body: Buffer }>((resolve, reject) => {
      passed.push(`${request.method} ${request.url}`)
      const headers = { ...request.headers, 'x-forwarded-host': request.headers.host }
      delete headers.host
      delete headers.connection
      const options = { method: request.method ?? 'GET', headers, agent: false }
      const onward = sendRequest(new URL(request.url ?? '/', target), options, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const kept = { ...response.headers }
          delete kept['transfer-encoding']
          delete kept.connection
          resolve({ status: response.statusCode ?? 500, headers: kept, body: Buffer.concat(parts) })
        })
      })
      onward.on('error', reject)
      onward.end(body)
    })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const index = faults.findIndex(({ method }) => method === null || method === request.method)
    const [, about] = [...faultsAbout].find(([part]) => request.url?.includes(part)) ?? []
    const fault = about ?? (index === -1 ? standing : (faults.splice(index, 1)[0]?.fault ?? null))
    if (fault?.kind === 'cut_before') return void request.socket.destroy()
    if (fault?.kind === 'answer')
      return void response.writeHead(fault.status, fault.headers).end(fault.body ?? '')
    if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.by))
    const real = await forward(request, body)
    if (fault?.kind === 'cut_after') return void request.socket.destroy()
    if (fault?.kind === 'stall_after') return
    response.writeHead(real.status, real.headers).end(real.body)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  // A test that waits for a program keeps its connections waiting, too; none of them may end for that.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (method, fault) => void faults.push({ method, fault }),
    always: (fault) => void (standing = fault),
    about(part, given) {
      if (given === null) faultsAbout.delete(part)
      else faultsAbout.set(part, given)
    },
    forget() {
      faults.length = 0
      faultsAbout.clear()
      standing = null
    },
    passed,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** An address on this machine at which nothing listens. */
export const nowhere = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
