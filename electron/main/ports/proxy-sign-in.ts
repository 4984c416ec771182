import type { AuthInfo } from 'electron'
import type { ProxyAnswer, ProxyQuestion } from '../../../core/bridge/proxy.ts'

/** Answers a proxy with a name and a password; called without them, the request fails. */
export type ProxyReply = (name?: string, password?: string) => void

/** Signing in to a proxy that asks for it. */
export type ProxySignIn = {
  /** A request met a proxy or server that wants to know who asks. */
  asked(auth: Pick<AuthInfo, 'isProxy' | 'host' | 'port'>, url: string, reply: ProxyReply): void
  /** What is to be asked of the person now; null for nothing. */
  question(): ProxyQuestion | null
  answer(answer: ProxyAnswer): void
}

/** How long someone who declined isn't asked again. Milliseconds. */
const declinedFor = 15 * 60_000

/**
 * Proxies that take the system's own sign-in (Kerberos, NTLM) are answered by Chromium and never get here.
 *
 * No request waits for a person: without an answer it fails at once, as if there were no network, and once there is one
 * everything is tried again. What is answered is kept in memory alone, for one proxy at a time. That a proxy refused it shows
 * in the same address being asked about again, because what it accepts isn't asked for twice.
 *
 * @param onChange there is another question, or none any more
 * @param onAnswer there is an answer now: a good time to try again
 */
export const createProxySignIn = (
  now: () => number,
  onChange: () => void,
  onAnswer: () => void,
): ProxySignIn => {
  let question: ProxyQuestion | null = null
  let known: { place: string; name: string; password: string; given: Set<string> } | null = null
  let declined: { place: string; at: number } | null = null
  return {
    asked(auth, url, reply) {
      // A server is never told a name and password: Baton's own asks for none.
      if (!auth.isProxy) return reply()
      const place = `${auth.host}:${auth.port}`
      if (known?.place === place && !known.given.has(url)) {
        known.given.add(url)
        return reply(known.name, known.password)
      }
      const again = known?.place === place
      if (again) known = null
      reply()
      const isQuiet = declined?.place === place && now() - declined.at < declinedFor
      if (isQuiet || (question !== null && `${question.host}:${question.port}` === place)) return undefined
      question = { host: auth.host, port: auth.port, again }
      return onChange()
    },
    question: () => question,
    answer(answer) {
      if (question === null) return
      const place = `${question.host}:${question.port}`
      question = null
      if (answer === null) declined = { place, at: now() }
      else known = { place, ...answer, given: new Set() }
      onChange()
      if (answer !== null) onAnswer()
    },
  }
}
