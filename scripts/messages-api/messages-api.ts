import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { bent, errors, unauthorized, type Behaviour, type ErrorAnswer } from './behaviours.ts'
import { plausibleAnswer } from './plausible.ts'

const Text = z.object({ type: z.literal('text'), text: z.string(), cache_control: z.unknown().optional() })
const Block = z.union([Text, z.looseObject({ type: z.literal('image') })])
const Body = z.object({
  model: z.string(),
  max_tokens: z.number(),
  stream: z.boolean().optional(),
  system: z.union([z.string(), z.array(Text)]).optional(),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(Block)]) })),
  output_config: z
    .looseObject({
      effort: z.string().optional(),
      format: z
        .looseObject({ schema: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) })
        .optional(),
    })
    .optional(),
})

/** A call as it came in. */
export type ReceivedCall = {
  key: string
  model: string
  effort: string | undefined
  system: string
  /** The text of the last message, all its parts. */
  prompt: string
  images: number
  isStream: boolean
  isStructured: boolean
}

export type MessagesApi = {
  url: string
  calls: ReceivedCall[]
  /** What the next calls get, one each; after that `plain`. */
  next(...what: Behaviour[]): void
  /** What every call gets from now on, if nothing else is next. */
  always(what: Behaviour): void
  /** How long an answer takes. Milliseconds. */
  takes(ms: number): void
  /** Calls wait for `release` before they are answered. */
  hold(): void
  release(): void
  /** Calls that are being answered. */
  underway(): number
  /** Calls whose client went away before its answer. */
  cut(): number
  close(): Promise<void>
}

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Characters for a token, roughly. */
const perToken = 4
const tokens = (text: string): number => Math.ceil(text.length / perToken)

/**
 * A server on this machine that speaks the Messages API: its answers are made of the session in the prompt. It misbehaves on
 * request, for tests; the demo uses it in place of a model.
 *
 * @param options.key the only key it accepts; any if left out
 */
export const startMessagesApi = async (
  options: { port?: number; key?: string; takesMs?: number } = {},
): Promise<MessagesApi> => {
  const calls: ReceivedCall[] = []
  const queue: Behaviour[] = []
  const cached = new Set<string>()
  let usual: Behaviour = 'plain'
  let takes = options.takesMs ?? 0
  let isHeld = false
  const held: (() => void)[] = []
  let underway = 0
  let cut = 0

  const fail = (response: ServerResponse, { status, type, message, headers = {} }: ErrorAnswer) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_demo' }))
  }

  const answer = async (call: z.infer<typeof Body>, key: string, response: ServerResponse): Promise<void> => {
    const { content } = call.messages.at(-1) ?? { content: '' }
    const blocks = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content
    const prompt = blocks
      .flatMap((block) => (block.type === 'text' ? [(block as { text: string }).text] : []))
      .join('\n\n')
    const system =
      typeof call.system === 'string' ? call.system : (call.system ?? []).map(({ text }) => text).join('\n')
    const schema = call.output_config?.format?.schema.properties
    const isStream = call.stream === true
    calls.push({
      key,
      model: call.model,
      effort: call.output_config?.effort,
      system,
      prompt,
      images: blocks.filter(({ type }) => type === 'image').length,
      isStream,
      isStructured: schema !== undefined,
    })
    const behaviour = queue.shift() ?? usual
    if (options.key !== undefined && key !== options.key) return fail(response, unauthorized)
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    if (takes > 0) await wait(takes, undefined, { ref: false })
    const error = errors[behaviour]
    if (error !== undefined) return fail(response, error)
    if (behaviour === 'stalled_headers') return undefined
    if (behaviour === 'cut_connection') return void response.destroy()
    const good = plausibleAnswer(prompt, new Set(Object.keys(schema ?? {})))
    const { text, stop } = bent(good, behaviour)
    // What was marked for the cache and seen before is read from it.
    const marked = blocks.find((block) => 'cache_control' in block)
    const stable = `${system}${(marked as { text: string } | undefined)?.text ?? ''}`
    const isCached = cached.has(stable)
    cached.add(stable)
    const all = tokens(system + prompt)
    const usage = {
      input_tokens: all - tokens(stable),
      cache_read_input_tokens: isCached ? tokens(stable) : 0,
      cache_creation_input_tokens: isCached ? 0 : tokens(stable),
      output_tokens: tokens(text),
    }
    const message = {
      id: `msg_${calls.length}`,
      type: 'message',
      role: 'assistant',
      model: call.model,
      content: text === '' ? [] : [{ type: 'text', text }],
      stop_reason: stop,
      stop_sequence: null,
      usage,
    }
    if (!isStream) {
      response.writeHead(200, { 'content-type': 'application/json' })
      const body = JSON.stringify(message)
      if (behaviour === 'stalled_body') return void response.write(body.slice(0, body.length / 2))
      return void response.end(body)
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`)
    send('message_start', {
      message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
    })
    send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } })
    const words = text.match(/\S+\s*/gu) ?? []
    for (const [index, word] of words.entries()) {
      if (behaviour === 'stalled_body' && index > words.length / 2) return undefined
      send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: word } })
      if (options.takesMs !== undefined) await wait(15)
    }
    send('content_block_stop', { index: 0 })
    send('message_delta', {
      delta: { stop_reason: stop, stop_sequence: null },
      usage: { output_tokens: tokens(text) },
    })
    send('message_stop', {})
    response.end()
    return undefined
  }

  const server = createServer((request, response) => {
    void (async () => {
      underway += 1
      response.once('close', () => {
        underway -= 1
        if (!response.writableFinished) cut += 1
      })
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (request.method !== 'POST' || pathname !== '/v1/messages')
        return fail(response, { status: 404, type: 'not_found_error', message: 'no such call' })
      const key =
        /^Bearer (.+)$/iu.exec(request.headers.authorization ?? '')?.[1] ??
        String(request.headers['x-api-key'] ?? '')
      if (key === '') return fail(response, unauthorized)
      const parsed = Body.safeParse(JSON.parse(await bodyOf(request)))
      if (!parsed.success)
        return fail(response, {
          status: 400,
          type: 'invalid_request_error',
          message: parsed.error.message.slice(0, 500),
        })
      return answer(parsed.data, key, response)
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    next: (...what) => void queue.push(...what),
    always: (what) => void (usual = what),
    takes: (ms) => void (takes = ms),
    hold: () => void (isHeld = true),
    release() {
      isHeld = false
      for (const go of held.splice(0)) go()
    },
    underway: () => underway,
    cut: () => cut,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
