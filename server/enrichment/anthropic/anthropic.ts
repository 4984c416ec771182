import Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import type { z } from 'zod'
import { createOutgoingNetwork } from '../../outgoing/outgoing-network.ts'
import { trustSystemCertificates } from '../../outgoing/system-network.ts'
import { type Model, type ModelRequest, type ModelResult, type ModelUsage, noUsage } from '../model.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { failureOf } from './failures.ts'
import { readAnswer } from './read-answer.ts'
import { untilAborted } from '../until-aborted.ts'

export type AnthropicOptions = {
  /** '' for none. */
  apiKey: string
  /** Where the service is; null for its own address. Whoever runs the server says it, so it may be anywhere. */
  baseUrl: string | null
  /** How long one call may take in all, tries and waits between them included. Milliseconds. */
  timeoutMs: number
  /** Tries after the first, for what passes by itself. */
  retries: number
}

/** Private networks as well as the internet. */
const everywhere = ['loopback', 'linklocal', 'uniquelocal']

type Params = Anthropic.MessageCreateParamsNonStreaming

const paramsOf = <T>(request: ModelRequest<T>): Params => {
  const { model, system, stable, fresh, images = [], schema, maxTokens, effort } = request
  const cached = { cache_control: { type: 'ephemeral' as const } }
  return {
    model,
    max_tokens: maxTokens,
    system: [{ type: 'text', text: system, ...(stable === '' ? cached : {}) }],
    messages: [
      {
        role: 'user',
        content: [
          ...(stable === '' ? [] : [{ type: 'text' as const, text: stable, ...cached }]),
          ...images.map(({ type, body }) => ({
            type: 'image' as const,
            source: { type: 'base64' as const, media_type: type, data: body.toString('base64') },
          })),
          { type: 'text', text: fresh },
        ],
      },
    ],
    output_config: {
      effort,
      // Its own parse step throws before anyone can see why an answer ended; we look at that first.
      ...(schema === undefined
        ? {}
        : { format: { type: 'json_schema', schema: zodOutputFormat(schema as z.ZodType).schema } }),
    },
  }
}

const usageOf = (usage: Anthropic.Usage | undefined): ModelUsage => ({
  input: usage?.input_tokens ?? 0,
  output: usage?.output_tokens ?? 0,
  cacheRead: usage?.cache_read_input_tokens ?? 0,
  cacheWrite: usage?.cache_creation_input_tokens ?? 0,
})

/** Anthropic's models behind the port. Needs a key; without one every call says so, and nothing is sent. */
export const createAnthropic = ({ apiKey, baseUrl, timeoutMs, retries }: AnthropicOptions): Model => {
  if (apiKey.trim() === '')
    return {
      ask: async (): Promise<ModelResult<never>> => ({
        ok: false,
        because: 'no_key',
        detail: 'no key is set',
        usage: noUsage,
      }),
    } as Model
  if (baseUrl === null || baseUrl.startsWith('https:')) trustSystemCertificates()
  const { dispatcher } = createOutgoingNetwork(baseUrl === null ? [] : everywhere)
  const client = new Anthropic({
    apiKey,
    // Nothing else of the environment or of profile files counts.
    authToken: null,
    profile: null,
    baseURL: baseUrl ?? 'https://api.anthropic.com',
    maxRetries: retries,
    timeout: timeoutMs,
    fetch: boundedFetch,
    fetchOptions: { dispatcher } as NonNullable<Anthropic['fetchOptions']>,
    openTelemetry: false,
    // It would log what is sent.
    logLevel: 'off',
  })

  const once = async (
    params: Params,
    signal: AbortSignal,
    onDelta: ((text: string) => void) | undefined,
  ): Promise<Anthropic.Message> => {
    if (onDelta === undefined) return client.messages.create(params, { signal })
    const stream = client.messages.stream(params, { signal })
    stream.on('text', onDelta)
    return stream.finalMessage()
  }

  const ask = async (request: ModelRequest<unknown>): Promise<ModelResult<unknown>> => {
    const { schema, signal, onDelta } = request
    const late = AbortSignal.timeout(Math.min(timeoutMs, request.timeoutMs ?? Infinity))
    let usage = noUsage
    try {
      const both = AbortSignal.any([signal, late])
      const message = await untilAborted(once(paramsOf(request), both, onDelta), both)
      usage = usageOf(message.usage)
      const failed = (because: 'refused' | 'cut_off' | 'unusable', detail: string) =>
        ({ ok: false, because, detail, usage }) as const
      if (message.stop_reason === 'refusal') return failed('refused', 'refusal')
      if (message.stop_reason === 'max_tokens' || message.stop_reason === 'model_context_window_exceeded')
        return failed('cut_off', message.stop_reason)
      if (message.stop_reason !== 'end_turn' && message.stop_reason !== 'stop_sequence')
        return failed('unusable', String(message.stop_reason))
      const text = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')
      if (schema === undefined)
        return text.trim() === '' ? failed('unusable', 'empty') : { ok: true, value: text, usage }
      const answer = readAnswer(text, schema)
      return answer.ok ? { ok: true, value: answer.value, usage } : failed('unusable', answer.detail)
    } catch (error) {
      signal.throwIfAborted()
      return { ok: false, ...failureOf(error, late.aborted), usage }
    }
  }
  return { ask } as Model
}
