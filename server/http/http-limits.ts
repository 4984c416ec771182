/** What requests over HTTP may cost this process; `wire-limits.ts` has those of desks' connections. SECURITY.md explains them. */
export const httpLimits = {
  /**
   * Connections at once, WebSockets included: more than twice as many as one workspace may hold. Each takes a file descriptor and some
   * ten kilobytes.
   */
  connections: 10_000,
  /** How long the head of a request may take to arrive. Milliseconds. */
  headersMs: 10_000,
  /** The same for a whole request: 256 KB of a file at 9 KB a second. Milliseconds. */
  requestMs: 30_000,
  /** How often connections are looked at for being late; Node’s own 30 seconds would double every wait. Milliseconds. */
  checkMs: 2000,
  /** A connection on which nothing moves for this long is cut; the slowest answer takes 35 seconds. Milliseconds. */
  idleMs: 60_000,
  /** Files on their way to one person, and to one workspace. A download holds two parts, or half a megabyte, at most. */
  downloadsPerPerson: 8,
  downloadsPerAccount: 64,
  /** Parts of files on their way from one person: each may be held until it is complete. */
  uploadsPerPerson: 8,
  /** A reader who takes longer than this for 256 KB is cut off. Milliseconds. */
  partMs: 30_000,
  /** What is left for downloads to end when the server stops. Milliseconds. */
  closingMs: 5000,
  /** Calls of one ticket system whose bodies are being read. */
  callbacksPerConnection: 64,
} as const

export type HttpLimits = { [K in keyof typeof httpLimits]: number }
