/** Everything a service may do, as the real ones do now and then. `plain` is a good answer, streamed if that was asked for. */
export const behaviours = [
  'plain',
  'unauthorized',
  'no_credit',
  'rate_limited',
  'failing',
  'overloaded',
  'stalled_headers',
  'stalled_body',
  'cut_connection',
  'truncated',
  'refusal',
  'fenced',
  'chatty',
  'wrong_enum',
  'string_for_list',
  'empty',
  'huge',
  'unknown_ids',
  'hostile',
  'not_json',
] as const
export type Behaviour = (typeof behaviours)[number]

/** An answer that is an error. */
export type ErrorAnswer = { status: number; type: string; message: string; headers?: Record<string, string> }

export const unauthorized: ErrorAnswer = {
  status: 401,
  type: 'authentication_error',
  message: 'invalid bearer token',
}

/** The behaviours that answer with an error. */
export const errors: Partial<Record<Behaviour, ErrorAnswer>> = {
  unauthorized,
  no_credit: { status: 402, type: 'billing_error', message: 'out of credit' },
  rate_limited: {
    status: 429,
    type: 'rate_limit_error',
    message: 'slow down',
    headers: { 'retry-after': '1' },
  },
  failing: { status: 500, type: 'api_error', message: 'Internal server error' },
  overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
}

/** Puts one value in the place of every field of that name, wherever it is. */
const withField = (value: unknown, name: string, put: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => withField(one, name, put))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === name ? put : withField(one, name, put)]),
  )
}

/** The first field that holds a list. */
const listIn = (json: Record<string, unknown>): string =>
  Object.keys(json).find((key) => Array.isArray(json[key])) ?? 'known'

/** A good answer as a misbehaving service would give it. */
export const bent = (good: string, behaviour: Behaviour): { text: string; stop: string } => {
  const said = (text: string, stop = 'end_turn') => ({ text, stop })
  const json = (): Record<string, unknown> => JSON.parse(good) as Record<string, unknown>
  switch (behaviour) {
    case 'truncated':
      return said(good.slice(0, Math.floor(good.length / 2)), 'max_tokens')
    case 'refusal':
      return said('', 'refusal')
    case 'fenced':
      return said(`\`\`\`json\n${good}\n\`\`\``)
    case 'chatty':
      return said(`Sure, here is what I found:\n\n${good}\n\nLet me know if you need more.`)
    case 'wrong_enum':
      return said(JSON.stringify(withField(json(), 'confidence', 'certain')))
    case 'string_for_list':
      return said(JSON.stringify({ ...json(), [listIn(json())]: 'nothing' }))
    case 'empty':
      return said('')
    case 'huge':
      return said(JSON.stringify({ ...json(), padding: 'x'.repeat(200 * 1024) }))
    case 'unknown_ids':
      return said(JSON.stringify(withField(json(), 'cites', ['F9999', 'S0', '0198-made-up'])))
    case 'hostile':
      return said(
        good.replace(
          /"text":"/u,
          '"text":"![x](https://evil.example/p.png?d=1) See [this](https://evil.example/login) or https://evil.example/x <img src=https://evil.example/y> ',
        ),
      )
    case 'not_json':
      return said('I would rather talk about this.')
    default:
      return said(good)
  }
}
