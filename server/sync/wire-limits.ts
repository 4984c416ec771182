/** What one connection, one person and one workspace may cost this process. SECURITY.md explains each limit. */
export const wireLimits = {
  /** Before it identifies itself, a connection may send this many bytes and take this long. Bytes; milliseconds. */
  strangerBytes: 16 * 1024,
  strangerMs: 10_000,
  /** Unidentified connections per address. */
  strangersPerAddress: 64,
  /** Sustained rate; four times that in a burst. A connection that exceeds it by as much again is cut. */
  bytesPerSecond: 2 * 1024 * 1024,
  /** Unanswered requests per connection. */
  requestsInFlight: 32,
  /** How many values a message may hold, and how deeply they may be nested. */
  messageNodes: 50_000,
  messageDepth: 64,
  /** Unread bytes a desk may leave waiting. A single document can take 5.5 MB. */
  unreadBytes: 16 * 1024 * 1024,
  socketsPerPerson: 20,
  socketsPerAccount: 4000,
  /**
   * How often every connection's access is checked; every second while other processes can't be heard. Milliseconds.
   */
  recheckMs: 60_000,
  /** A connection that had to be checked but couldn't be for this long is cut. Milliseconds. */
  uncheckedMs: 15_000,
} as const

export type WireLimits = { [K in keyof typeof wireLimits]: number }
