import { Readable } from 'node:stream'
import type { Certificate } from 'electron'
import { describe, expect, it } from 'vitest'
import type { ProxyQuestion } from '../../../core/bridge/proxy.ts'
import { netHttp, type NetPort } from '../../../electron/main/keys/net-http.ts'
import { createProxySignIn } from '../../../electron/main/ports/proxy-sign-in.ts'
import { Emitter, twinEvent } from '../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const proxyAuth = { isProxy: true, scheme: 'basic', host: 'proxy.corp.example', port: 3128, realm: 'Corp' }
const settle = () => new Promise(setImmediate)

describe('proxies and certificates', () => {
  it('are the system’s, with the proxy’s script; nothing says which certificates are fine', async () => {
    const { twin } = await startTwinDesktop()
    expect(twin.session.proxy).toEqual({ mode: 'system' })
    expect(twin.app.listens('certificate-error')).toBe(false)
    expect('setCertificateVerifyProc' in twin.session).toBe(false)
  })
})

describe('a proxy that asks who someone is', () => {
  const start = async () => {
    const { twin, api } = await startTwinDesktop()
    const questions: (ProxyQuestion | null)[] = []
    api.proxy?.onChange(() => void api.proxy?.read().then((question) => questions.push(question)))
    let resumed = 0
    api.onResume(() => (resumed += 1))
    const ask = (url: string, auth: object = proxyAuth): unknown[] => {
      const event = twinEvent({})
      const replies: unknown[] = []
      twin.app.emit('login', event, null, { url, pid: 1 }, auth, (...reply: unknown[]) => replies.push(reply))
      expect(event.prevented).toBe(true)
      return replies
    }
    return { twin, api, questions, ask, resumed: () => resumed }
  }
  const question = { host: 'proxy.corp.example', port: 3128, again: false }

  it('gets no answer at first, so nothing hangs; the person is asked once', async () => {
    const { ask, questions } = await start()
    expect(ask('https://baton.example.com/a')).toEqual([[]])
    expect(ask('https://baton.example.com/b')).toEqual([[]])
    await settle()
    expect(questions).toEqual([question])
  })

  it('is told what the person answered, for every address, and all is tried again', async () => {
    const { api, ask, questions, resumed } = await start()
    ask('https://baton.example.com/a')
    await api.proxy?.answer({ name: 'nia', password: 'correct horse' })
    await settle()
    expect([questions.at(-1), resumed()]).toEqual([null, 1])
    for (const path of ['a', 'b'])
      expect(ask(`https://baton.example.com/${path}`)).toEqual([['nia', 'correct horse']])
    await settle()
    expect(questions).toHaveLength(2)
  })

  it('that refused it leads to another question, not to a lockout', async () => {
    const { api, ask } = await start()
    ask('https://baton.example.com/a')
    await api.proxy?.answer({ name: 'nia', password: 'wrong' })
    ask('https://baton.example.com/a')
    expect(ask('https://baton.example.com/a')).toEqual([[]])
    expect(await api.proxy?.read()).toEqual({ ...question, again: true })
    expect(ask('https://baton.example.com/b')).toEqual([[]])
  })

  it('isn’t asked about again for a while when the person would rather not', async () => {
    const { twin, api, ask } = await start()
    ask('https://baton.example.com/a')
    await api.proxy?.answer(null)
    ask('https://baton.example.com/a')
    expect(await api.proxy?.read()).toBeNull()
    twin.state.now += 16 * 60_000
    ask('https://baton.example.com/a')
    expect(await api.proxy?.read()).toEqual(question)
  })

  it('is the only one that is told: neither another proxy nor a server', async () => {
    const { api, ask } = await start()
    ask('https://baton.example.com/a')
    await api.proxy?.answer({ name: 'nia', password: 'correct horse' })
    expect(ask('https://baton.example.com/a', { ...proxyAuth, port: 8080 })).toEqual([[]])
    expect(ask('https://baton.example.com/b', { ...proxyAuth, isProxy: false })).toEqual([[]])
    expect(ask('https://baton.example.com/c', { ...proxyAuth, host: 'evil.example' })).toEqual([[]])
  })

  it('keeps nothing on the disk', async () => {
    const { twin, api, ask } = await start()
    ask('https://baton.example.com/a')
    await api.proxy?.answer({ name: 'nia', password: 'correct horse' })
    for (const text of twin.files('/home/nia/.config/Baton').contents.values())
      expect(text).not.toContain('correct horse')
    expect(twin.logged.join()).not.toContain('correct horse')
  })
})

describe('main’s own requests', () => {
  class Request extends Emitter {
    body = ''
    ended = false
    end(body: string): void {
      this.body = body
    }
    abort(): void {
      this.ended = true
      this.emit('abort')
    }
  }
  const start = () => {
    const requests: { options: object; request: Request }[] = []
    const timers: (() => void)[] = []
    const net = {
      request(options: object) {
        const request = new Request()
        requests.push({ options, request })
        return request
      },
    }
    const proxy = createProxySignIn(
      Date.now,
      () => undefined,
      () => undefined,
    )
    const http = netHttp(net as unknown as NetPort, proxy, (_ms, run) => {
      timers.push(run)
      return () => void timers.splice(timers.indexOf(run), 1)
    })
    const send = () =>
      http('https://baton.example.com/auth/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    const response = (status: number) =>
      Object.assign(new Readable({ read: () => undefined }), { statusCode: status })
    return { requests, timers, proxy, send, response }
  }
  const only = <T>(list: T[]): T => {
    const [one] = list
    if (one === undefined || list.length !== 1) throw new Error(`There are ${list.length}`)
    return one
  }

  it('take Chromium’s way, follow nothing and carry nothing, and read the whole answer', async () => {
    const { requests, timers, send, response } = start()
    const sent = send()
    const { options, request } = only(requests)
    expect(options).toMatchObject({
      url: 'https://baton.example.com/auth/refresh',
      method: 'POST',
      redirect: 'error',
      credentials: 'omit',
    })
    expect(request.body).toBe('{}')
    const answer = response(401)
    request.emit('response', answer)
    const text = Buffer.from('{"kind":"größe"}')
    // In the middle of a letter.
    answer.push(text.subarray(0, 12))
    answer.push(text.subarray(12))
    answer.push(null)
    expect(await sent).toEqual({ status: 401, text: '{"kind":"größe"}' })
    expect(timers).toEqual([])
  })

  it('sign in to the proxy as the page’s do', () => {
    const { requests, send, proxy } = start()
    send().catch(() => undefined)
    const replies: unknown[][] = []
    const login = (): void =>
      only(requests).request.emit('login', proxyAuth, (...reply: unknown[]) => void replies.push(reply))
    login()
    proxy.answer({ name: 'nia', password: 'x' })
    login()
    expect(replies).toEqual([[], ['nia', 'x']])
  })

  it('end: when the network fails, the server is silent, the answer breaks off or never ends', async () => {
    const failing = async (fail: (parts: ReturnType<typeof start>, request: Request) => void) => {
      const parts = start()
      const sent = parts.send()
      const { request } = only(parts.requests)
      fail(parts, request)
      await expect(sent).rejects.toThrow(/./)
      expect([request.ended, parts.timers]).toEqual([true, []])
    }
    await failing((_parts, request) => request.emit('error', new Error('net::ERR_PROXY_CONNECTION_FAILED')))
    await failing(({ timers }) => timers.splice(0)[0]?.())
    await failing(({ response }, request) => {
      const answer = response(200)
      request.emit('response', answer)
      answer.emit('aborted')
    })
    await failing(({ response }, request) => {
      const answer = response(200)
      request.emit('response', answer)
      answer.push(Buffer.alloc(600_000))
      answer.push(Buffer.alloc(600_000))
    })
  })
})

describe('a server that asks for a certificate', () => {
  const certificate = (name: string, validExpiry: number): Certificate =>
    ({ subjectName: name, issuerName: 'Corp CA', fingerprint: `sha256/${name}`, validExpiry }) as Certificate
  const offered = [certificate('old', 1), certificate('nia', 3), certificate('printer', 2)]
  const start = async (answer: number) => {
    const { twin } = await startTwinDesktop()
    twin.state.dialogAnswer = answer
    const ask = async (url: string, list = offered) => {
      const event = twinEvent({})
      const replies: unknown[][] = []
      twin.app.emit('select-client-certificate', event, null, url, list, (...reply: unknown[]) =>
        replies.push(reply),
      )
      await settle()
      expect(event.prevented).toBe(true)
      return replies
    }
    return { twin, ask }
  }

  it('is shown the one that the person chose, asked once for each host', async () => {
    const { twin, ask } = await start(0)
    expect(await ask('https://baton.example.com/a')).toEqual([[offered[1]]])
    expect(await ask('https://baton.example.com/b')).toEqual([[offered[1]]])
    expect(twin.state.dialogs).toBe(1)
    expect(twin.state.lastDialog).toMatchObject({
      message: 'Which certificate should Baton show to baton.example.com?',
      buttons: ['nia (from Corp CA)', 'printer (from Corp CA)', 'old (from Corp CA)', 'None'],
      defaultId: 3,
      cancelId: 3,
    })
    await ask('https://proxy.example.com')
    expect(twin.state.dialogs).toBe(2)
  })

  it('is shown none by itself, or if the dialog fails', async () => {
    const { ask } = await start(3)
    expect(await ask('https://baton.example.com')).toEqual([[]])
    const broken = await start(0)
    broken.twin.parts.dialog.showMessageBox = async () => Promise.reject(new Error('no display'))
    expect(await broken.ask('https://baton.example.com')).toEqual([[]])
  })
})
