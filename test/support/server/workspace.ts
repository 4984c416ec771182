import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '../../../core/domain/people/person.ts'
import { Invitation, SignedIn } from '../../../core/protocol/auth.ts'

/** Someone of a test's workspace, with what they type to sign in. */
export type Member = { name: string; role: Role; email: string; password: string; signedIn: SignedIn }

/** Posts JSON and gives back status and answer, rejections too. */
export const postJson = async (
  url: string,
  body: unknown,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: unknown }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

/** An office of its own, as a proxy with TLS on this machine would name it. */
export const fromSomePlace = (): Record<string, string> => ({
  'x-forwarded-for': `10.${randomBytes(3).join('.')}`,
  'x-forwarded-proto': 'https',
})

/**
 * Creates a workspace on a real server: its owner, and one person for each name, the way people do.
 *
 * The first workspace of a server needs its setup code. Each comes from a place of its own, as workspaces do: what limits one place does not limit a file of tests.
 */
export const createWorkspace = async <N extends string>(
  server: { url: string; setupCode: () => Promise<string | undefined> },
  people: Record<N, { name: string; role: Role }>,
): Promise<Record<N | 'owner', Member>> => {
  const setupCode = await server.setupCode()
  const tag = randomUUID().slice(0, 8)
  const from = fromSomePlace()
  const expectOk = async (url: string, body: unknown, token?: string): Promise<unknown> => {
    const answer = await postJson(url, body, token, from)
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`${url}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const password = 'correct horse battery'
  const owner = { name: 'Olga Owner', role: 'owner' as const, email: `owner.${tag}@msp.example`, password }
  const founded = SignedIn.parse(
    await expectOk(`${server.url}/auth/setup`, {
      accountName: `MSP ${tag}`,
      name: owner.name,
      email: owner.email,
      password,
      ...(setupCode === undefined ? {} : { code: setupCode }),
    }),
  )
  const members: Record<string, Member> = { owner: { ...owner, signedIn: founded } }
  for (const [key, { name, role }] of Object.entries(people) as [N, { name: string; role: Role }][]) {
    const invitation = Invitation.parse(
      await expectOk(`${server.url}/auth/invitations`, { role }, founded.accessToken),
    )
    const email = `${key}.${tag}@msp.example`
    const signedIn = SignedIn.parse(
      await expectOk(`${server.url}/auth/accept`, { code: invitation.code, name, email, password }),
    )
    members[key] = { name, role, email, password, signedIn }
  }
  return members
}
