import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect as connectTo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followProxyOf } from '../../../server/outgoing/system-network.ts'

const whyNot = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'there is no openssl here to make a certificate with'
  }
})()
if (whyNot !== null)
  console.warn(`SKIPPED: proxies and certificates of the system weren't tried, because ${whyNot}.`)

describe.skipIf(whyNot !== null)('The network of the machine', () => {
  const host = 'psa.contoso.invalid'
  let folder: string
  let certificate: string
  let secure: Server
  let proxy: Server
  let asked: string[]
  let letsThrough: boolean

  const portOf = (server: Server) => (server.address() as AddressInfo).port
  const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'baton-network-'))
    const key = path.join(folder, 'key.pem')
    certificate = path.join(folder, 'certificate.pem')
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
    ]
    execFileSync(
      'openssl',
      [
        ...made,
        '-subj',
        `/CN=${host}`,
        '-addext',
        `subjectAltName=DNS:${host},IP:127.0.0.1`,
        '-keyout',
        key,
        '-out',
        certificate,
      ],
      { stdio: 'ignore' },
    )
    secure = createTlsServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"from":"psa"}')
      },
    )
    proxy = createServer()
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '')
      if (!letsThrough) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      const onward = connectTo(portOf(secure), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
        onward.pipe(socket).pipe(onward)
      })
      onward.on('error', () => socket.destroy())
      socket.on('error', () => onward.destroy())
    })
    await Promise.all([listening(secure), listening(proxy)])
  })
  afterAll(async () => {
    secure.closeAllConnections()
    proxy.closeAllConnections()
    await Promise.all([secure, proxy].map((server) => new Promise((resolve) => server.close(resolve))))
    await rm(folder, { recursive: true, force: true })
  })

  const program = fileURLToPath(new URL('../../support/psa/ask-once.ts', import.meta.url))
  const ask = (address: string, environment: NodeJS.ProcessEnv) => {
    asked = []
    const child = spawn(process.execPath, [program, address], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    return new Promise<unknown>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => {
        try {
          resolve(JSON.parse(Buffer.concat(parts).toString()))
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
  }
  const fromPsa = { ok: true, value: { from: 'psa' } }

  test('is trusted with the certificates that the system trusts, or that Node is given', async () => {
    const address = `https://127.0.0.1:${portOf(secure)}/`
    const [untrusted, bySystem, byNode] = await Promise.all([
      ask(address, {}),
      ask(address, { SSL_CERT_FILE: certificate }),
      ask(address, { NODE_EXTRA_CA_CERTS: certificate }),
    ])
    expect([bySystem, byNode]).toEqual([fromPsa, fromPsa])
    expect(untrusted).toMatchObject({ ok: false, problem: { kind: 'unavailable', mayHaveHappened: false } })
    expect(JSON.stringify(untrusted)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  })

  test.each(['HTTPS_PROXY', 'https_proxy'])('is left through its proxy (%s)', async (name) => {
    letsThrough = true
    const environment = { [name]: `http://127.0.0.1:${portOf(proxy)}`, SSL_CERT_FILE: certificate }
    expect(await ask(`https://${host}/`, environment)).toEqual(fromPsa)
    expect(asked).toEqual([`${host}:443`])
  })

  test('has a proxy that can’t be one, and says so', () => {
    for (const proxied of [
      { HTTPS_PROXY: 'proxy:3128' },
      { http_proxy: 'socks5://proxy' },
      { HTTP_PROXY: '//' },
    ])
      expect(followProxyOf(proxied)).toContain('is not an address')
  })

  test('has a proxy that says no, and nothing was sent', async () => {
    letsThrough = false
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}` }
    const answer = await ask(`https://${host}/`, environment)
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unavailable', mayHaveHappened: false } })
    expect(JSON.stringify(answer)).toContain('proxy')
    expect(asked).toHaveLength(1)
  })

  test('asks no proxy for what is on the machine, or is named in NO_PROXY', async () => {
    letsThrough = true
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`, SSL_CERT_FILE: certificate }
    expect(await ask(`https://127.0.0.1:${portOf(secure)}/`, environment)).toEqual(fromPsa)
    expect(asked).toEqual([])
    expect(await ask(`https://${host}/`, { ...environment, NO_PROXY: host })).toMatchObject({ ok: false })
    expect(asked).toEqual([])
  })
})
