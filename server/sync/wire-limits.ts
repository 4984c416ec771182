/** What one connection, one person and one workspace may cost this process. SECURITY.md says why each is there. */
export const wireLimits = {
  /** Before it has said who it is, a connection may send this much, and take this long. Bytes; milliseconds. */
  strangerBytes: 16 * 1024,
  strangerMs: 10_000,
  /** Connections from one address that have not said who they are yet. */
  strangersPerAddress: 64,
  /** Sustained; four times that in a burst. As much again beyond it, and the connection is cut. */
  bytesPerSecond: 2 * 1024 * 1024,
  /** Requests of one connection that wait for their answer. */
  requestsInFlight: 32,
  /** Values that a message may hold, and how deep they may lie in each other. */
  messageNodes: 50_000,
  messageDepth: 64,
  /** Bytes that wait for a desk to read them. One document alone may have 5.5 MB. */
  unreadBytes: 16 * 1024 * 1024,
  socketsPerPerson: 20,
  socketsPerAccount: 4000,
  /** All connections are asked whether they may stay this often; every second while others cannot be heard. Milliseconds. */
  recheckMs: 60_000,
  /** A connection that could not be checked for so long, though it had to be, is cut. Milliseconds. */
  uncheckedMs: 15_000,
} as const

export type WireLimits = { [K in keyof typeof wireLimits]: number }
