import type { Net } from 'electron'
import type { ProxySignIn } from '../ports/proxy-sign-in.ts'
import type { ServerHttp } from '../ports/ports.ts'

export type NetPort = Pick<Net, 'request'>

/** How long the server may take to answer. Milliseconds. */
const patience = 15_000
/** More than any answer has. Bytes. */
const longest = 1_000_000

/**
 * Asks the server through Chromium's network, as the page does: with the system's proxies and their scripts, and the
 * certificates that the system trusts. `net.fetch` does too, but can't answer a proxy that wants a name.
 */
export const netHttp = (
  net: NetPort,
  proxy: Pick<ProxySignIn, 'asked'>,
  later: (ms: number, run: () => void) => () => void,
): ServerHttp => {
  return (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = net.request({
        url,
        method,
        headers,
        redirect: 'error',
        credentials: 'omit',
        bypassCustomProtocolHandlers: true,
      })
      let cancel = (): void => undefined
      let isOver = false
      const fail = (why: string): void => {
        if (isOver) return
        isOver = true
        cancel()
        reject(new Error(why))
        request.abort()
      }
      cancel = later(patience, () => fail('The server did not answer in time.'))
      request.on('login', (auth, reply) => proxy.asked(auth, url, reply))
      request.on('error', (error) => fail(error.message))
      request.on('abort', () => fail('The request was ended.'))
      request.on('response', (response) => {
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part) => {
          parts.push(part)
          size += part.length
          if (size > longest) fail('The answer is too long.')
        })
        response.on('error', () => fail('The answer broke off.'))
        response.on('aborted', () => fail('The answer broke off.'))
        response.on('end', () => {
          if (isOver) return
          isOver = true
          cancel()
          resolve({ status: response.statusCode, text: Buffer.concat(parts).toString('utf8') })
        })
      })
      request.end(body)
    })
}
