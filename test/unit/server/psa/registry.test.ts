import { describe, expect, test } from 'vitest'
import { psaForms, PsaKind } from '../../../../core/psa/systems.ts'
import { createOutgoingNetwork } from '../../../../server/outgoing/outgoing-network.ts'
import { psaSystem } from '../../../../server/psa/registry.ts'

const network = createOutgoingNetwork([])

const filledIn = {
  connectwise: {
    address: 'na.myconnectwise.net',
    company: 'contoso',
    publicKey: 'public',
    privateKey: 'private',
    clientId: '7c1ff7b1-6b84-4b0c-b7b1-5a2f5a3f0d10',
  },
  halo: { address: 'https://contoso.halopsa.com', clientId: 'id', clientSecret: 'secret' },
  autotask: { userName: 'api@contoso.example', secret: 'secret', integrationCode: 'CODE' },
  request_tracker: { address: 'https://rt.example.com/', token: '1-14-abc' },
} satisfies Record<PsaKind, Record<string, string>>

const issuesOf = (kind: PsaKind, given: unknown): string[] => {
  const read = psaSystem(kind).credentials.safeParse(given)
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`)
}

describe.each(PsaKind.options)('The form of %s', (kind) => {
  const system = psaSystem(kind)

  test('asks for everything that it can be connected with', () => {
    expect(psaForms.map((form) => form.kind)).toContain(kind)
    const read = system.credentials.parse(filledIn[kind])
    expect(Object.keys(read).toSorted()).toEqual(system.fields.map(({ name }) => name).toSorted())
    expect(system.fields.some(({ secret }) => secret)).toBe(true)
    for (const { label, hint } of system.fields) expect([label, hint]).not.toContain('')
  })

  test.each(system.fields.filter(({ optional }) => !optional))(
    'says that $label is missing',
    ({ name, label }) => {
      const { [name]: _left, ...rest }: Record<string, string> = filledIn[kind]
      const missing = `${name}: Enter the ${label.toLowerCase()}.`
      expect(issuesOf(kind, rest)).toEqual([missing])
      expect(issuesOf(kind, { ...rest, [name]: ' \n ' })).toContain(missing)
    },
  )

  test('takes nothing that would break a header, and nothing else than texts', () => {
    for (const { name } of system.fields) {
      expect(issuesOf(kind, { ...filledIn[kind], [name]: 'a\r\nX-Evil: 1' })).toHaveLength(1)
      expect(issuesOf(kind, { ...filledIn[kind], [name]: 7 })).toHaveLength(1)
    }
  })
})

test.each(['https://', 'https://user:pass@rt.example.com', 'not an address', 'https://rt.example.com:99999'])(
  'An address that is none is not taken (%s)',
  (address) => {
    expect(issuesOf('request_tracker', { ...filledIn.request_tracker, address })).toEqual([
      'address: This isn’t an address. Copy it from your browser.',
    ])
  },
)

test('What is pasted loses the spaces around it', () => {
  expect(
    psaSystem('request_tracker').credentials.parse({ address: ' https://rt.example.com ', token: '1-2-3\n' }),
  ).toEqual({ address: 'https://rt.example.com', token: '1-2-3' })
})

test.each(PsaKind.options)(
  '%s asks nothing in a private network that the operator did not name',
  async (kind) => {
    const credentials = { ...filledIn[kind], address: 'https://10.1.2.3/' }
    const psa = psaSystem(kind).create(credentials, { network })
    const { signal } = new AbortController()
    for (const answer of [await psa.verify(signal), await psa.readBack('7', signal)]) {
      expect(answer).toMatchObject({
        ok: false,
        problem: {
          kind: 'refused',
          message: expect.stringContaining('BATON_TICKET_SYSTEM_NETWORKS') as string,
        },
      })
    }
  },
)

test.each(PsaKind.options)('%s is created from its credentials', (kind) => {
  const psa = psaSystem(kind).create(filledIn[kind], { network })
  expect(psa.deepLink('7')).toContain('7')
  expect(() => psaSystem(kind).create({}, { network })).toThrow('Enter the')
})
