/** How the server is reached, and what its HTTP side allows. Null means "not set". */
export type HttpSettings = {
  host: string
  /** 0 lets the system choose a free port. */
  port: number
  /** The origin people open, without a trailing slash. Null: use whatever address the request came to. */
  publicUrl: string | null
  /**
   * Other host names people use for this server. IP addresses, this machine's own names and PUBLIC_URL's host are
   * always allowed.
   */
  allowedHosts: string[]
  /** Whether other machines may connect over plain HTTP. */
  allowHttp: boolean
  /** Whether it may run as root while other machines can reach it. */
  allowRoot: boolean
  /** Null: no one may read the metrics. */
  metricsToken: string | null
  /**
   * Trusted proxies whose `X-Forwarded-*` headers are believed: addresses, networks, or `loopback`, `linklocal`,
   * `uniquelocal`.
   */
  trustedProxies: string[]
  /** Other web origins that may call this server. The desktop app's own is always allowed. */
  allowedOrigins: string[]
}
