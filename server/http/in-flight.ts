import type { FastifyReply, FastifyRequest } from 'fastify'

/** Counts what is underway by key, and lets in `most` of each. */
export type InFlight = {
  /** Null if there are that many already; otherwise what to call, once, when it is over. */
  enter(key: string): (() => void) | null
}

export const createInFlight = (most: number): InFlight => {
  const counts = new Map<string, number>()
  return {
    enter(key) {
      const count = counts.get(key) ?? 0
      if (count >= most) return null
      counts.set(key, count + 1)
      return () => {
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}

/** Calls `over` once: when the answer has been sent, or its connection is gone. */
export const whenOver = (request: FastifyRequest, reply: FastifyReply, over: () => void): void => {
  const { socket } = request.raw
  const once = (): void => {
    socket.off('close', once)
    reply.raw.off('close', once)
    over()
  }
  // An answer that waits behind another on its connection isn't told when the connection closes.
  socket.once('close', once)
  reply.raw.once('close', once)
  if (socket.destroyed || reply.raw.closed) once()
}

/** Lets a request in everywhere until it is over, or nowhere: false if one of them is full. */
export const enterAll = (
  request: FastifyRequest,
  reply: FastifyReply,
  gates: readonly (readonly [InFlight, string])[],
): boolean => {
  const leave: (() => void)[] = []
  const leaveAll = (): void => {
    for (const one of leave.splice(0)) one()
  }
  for (const [gate, key] of gates) {
    const one = gate.enter(key)
    if (one === null) {
      leaveAll()
      return false
    }
    leave.push(one)
  }
  whenOver(request, reply, leaveAll)
  return true
}
