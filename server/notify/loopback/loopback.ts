import type { Channel } from '../channel.ts'

/** A channel that reaches no one and always works: a message on it was handed over by the same way as any other. */
export const createLoopback = (): Channel => ({
  name: 'loopback',
  retries: [1000, 1000, 1000],
  attemptMs: 5000,
  lanes: 1,
  send: async ({ id }) => ({ ok: true, providerId: id }),
})
