import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { request } from 'node:https'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SignedIn } from '../../../core/protocol/auth.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import { httpLimits } from '../../../server/http/http-limits.ts'
import { sha256 } from '../../support/samples/images.ts'
import { fileCalls } from '../../support/server/file-calls.ts'
import { startServerProcess, type RunningServer } from '../../support/server/running-server.ts'
import { createWorkspace, type Member } from '../../support/server/workspace.ts'

/** The example of the README as it is shipped, with other ports and a certificate made here. */
const example = fileURLToPath(new URL('../../../resources/nginx/baton.conf', import.meta.url))
const name = 'baton.example.com'
const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync)
const whyNot = 'nginx isn’t installed here, so the example isn’t run: apt-get install nginx'
if (nginx === undefined) console.warn(whyNot)

const freePort = async (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

describe.runIf(nginx !== undefined)('behind nginx', () => {
  let folder: string
  let server: RunningServer
  let proxy: ChildProcess
  let ports: { tls: number; plain: number }
  let owner: Member

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'baton-nginx-'))
    // Where nginx is started by root, its workers are someone else.
    await chmod(folder, 0o755)
    const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
      ].concat(['-subj', `/CN=${name}`, '-keyout', key, '-out', certificate]),
      { stdio: 'ignore' },
    )
    server = await startServerProcess({ PUBLIC_URL: `https://${name}` })
    ports = { tls: await freePort(), plain: await freePort() }
    const site = (await readFile(example, 'utf8'))
      .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
      .replace('listen 443 ssl;', `listen 127.0.0.1:${ports.tls} ssl;`)
      .replace('/etc/ssl/baton/fullchain.pem', certificate)
      .replace('/etc/ssl/baton/privkey.pem', key)
      .replace('http://127.0.0.1:4280', server.url)
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${path.join(folder, kind)};`)
      .join('\n')
    await writeFile(path.join(folder, 'site.conf'), site)
    await writeFile(
      path.join(folder, 'nginx.conf'),
      `daemon off; pid ${path.join(folder, 'nginx.pid')}; error_log stderr; events {}
       http { access_log off; ${own} include ${path.join(folder, 'site.conf')}; }`,
    )
    proxy = spawn(nginx ?? '', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'inherit' })
    for (let tries = 0; ; tries += 1) {
      const open = await get('/healthz').then(
        ({ status }) => status === 200,
        () => false,
      )
      if (open) break
      if (tries > 1200) throw new Error('nginx does not answer.')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    owner = (await createWorkspace(server, {})).owner
  })
  afterAll(async () => {
    const ended = new Promise((resolve) => proxy.once('exit', resolve))
    proxy.kill('SIGTERM')
    await ended
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const send = async (method: string, address: string, headers: Record<string, string>, body?: object) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: ports.tls, servername: name, rejectUnauthorized: false }
      const asked = request(
        { ...options, method, path: address, agent: false, headers: { host: name, ...headers } },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => void chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          )
        },
      )
      asked.once('error', reject)
      asked.end(body === undefined ? undefined : JSON.stringify(body))
    })
  const get = async (address: string, headers: Record<string, string> = {}) => send('GET', address, headers)

  test('answers over TLS, tells browsers to keep to it, and leads there from plain HTTP', async () => {
    const answer = await get('/auth/status')
    expect([answer.status, answer.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000'])
    const plain = await fetch(`http://127.0.0.1:${ports.plain}/queue`, { redirect: 'manual' })
    expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://127.0.0.1/queue'])
  })

  test('a browser signs in by a cookie that goes over TLS alone', async () => {
    const { email, password } = owner
    const headers = { 'content-type': 'application/json', origin: `https://${name}` }
    const answer = await send('POST', '/auth/sign-in', headers, { email, password, transport: 'cookie' })
    expect(answer.status).toBe(200)
    expect([answer.headers['set-cookie']].flat()[0]).toMatch(/; HttpOnly; Secure; SameSite=Strict/)
  })

  test('a desk keeps a WebSocket open through it', async () => {
    const socket = io(`https://127.0.0.1:${ports.tls}`, {
      transports: ['websocket'],
      reconnection: false,
      rejectUnauthorized: false,
      extraHeaders: { host: name },
      auth: { token: owner.signedIn.accessToken, deviceId: uuid(), protocol: protocolVersion },
    })
    try {
      const welcome = await new Promise<{ personId: string }>((resolve, reject) => {
        socket.once('welcome', resolve)
        socket.once('connect_error', reject)
      })
      expect(welcome.personId).toBe(SignedIn.parse(owner.signedIn).identity.personId)
    } finally {
      socket.disconnect()
    }
  })

  test('who doesn’t read keeps nginx waiting, and not Baton', async () => {
    const { accessToken } = owner.signedIn
    const calls = fileCalls(server.url, accessToken)
    // More than the sockets in between hold.
    const bytes = randomBytes(12_000_000)
    await calls.putAll(bytes, 'application/octet-stream')
    const address = `/files/${sha256(bytes)}`
    const headers = { authorization: `Bearer ${accessToken}` }
    const unread = await Promise.all(
      Array.from(
        { length: httpLimits.downloadsPerPerson },
        async () =>
          new Promise<IncomingMessage>((resolve, reject) => {
            const options = {
              host: '127.0.0.1',
              port: ports.tls,
              servername: name,
              rejectUnauthorized: false,
            }
            const asked = request(
              { ...options, path: address, agent: false, headers: { host: name, ...headers } },
              resolve,
            )
            asked.once('error', reject)
            asked.end()
          }),
      ),
    )
    try {
      expect(unread.map(({ statusCode }) => statusCode)).toEqual(unread.map(() => 200))
      const another = async () => (await get(address, headers)).status
      await expect.poll(another, { timeout: 200_000 }).toBe(200)
      // Baton is done with the others, and nginx has all of each.
      for (const answer of unread) {
        let length = 0
        for await (const part of answer) length += (part as Buffer).length
        expect(length).toBe(bytes.length)
      }
    } finally {
      for (const answer of unread) answer.destroy()
    }
  })

  test('a caller can’t choose where it comes from, nor by which name', async () => {
    const headers = { 'content-type': 'application/json' }
    for (let n = 0; n < 10; n += 1) {
      const from = { ...headers, 'x-forwarded-for': `203.0.113.${n}` }
      await send('POST', '/auth/sign-in', from, { email: 'nobody@example.com', password: 'wrong' })
    }
    const late = await send(
      'POST',
      '/auth/sign-in',
      { ...headers, 'x-forwarded-for': '198.51.100.1' },
      { email: 'nobody@example.com', password: 'wrong' },
    )
    expect(late.status).toBe(429)
    expect((await get('/auth/status', { host: 'evil.example', 'x-forwarded-host': name })).status).toBe(421)
  })
})
