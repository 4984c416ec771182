import { Invitation, SignedIn } from '../../../core/protocol/auth.ts'

/** Someone of a bench workspace, with what they sign in by. */
export type Member = { personId: string; name: string; email: string; password: string; accessToken: string }
export type Workspace = { accountId: string; owner: Member; members: readonly [Member, Member, ...Member[]] }

const password = 'correct horse battery'
let made = 0

/**
 * Makes a workspace through the server's own front door: an owner, and engineers who accepted an invitation. The first
 * of a server needs its setup code.
 */
export const createWorkspace = async (
  serverUrl: string,
  engineers: number,
  setupCode: string | null = null,
): Promise<Workspace> => {
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const response = await fetch(`${serverUrl}/auth/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // The next one may come minutes later, when the server has long hung up.
        connection: 'close',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`POST /auth/${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const memberOf = (signedIn: SignedIn, email: string): Member => ({
    personId: signedIn.identity.personId,
    name: signedIn.identity.name,
    email,
    password,
    accessToken: signedIn.accessToken,
  })

  made += 1
  const emailOf = (name: string) => `${name}-${made}@bench.example`
  const code = setupCode === null ? {} : { code: setupCode }
  const setup = {
    ...code,
    accountName: `Bench ${made}`,
    name: 'Olga Owner',
    email: emailOf('olga'),
    password,
  }
  const owner = SignedIn.parse(await post('setup', setup))
  const members: Member[] = []
  for (let index = 0; index < engineers; index += 1) {
    const invitation = Invitation.parse(await post('invitations', { role: 'engineer' }, owner.accessToken))
    const email = emailOf(`engineer${index}`)
    const form = { code: invitation.code, name: `Engineer ${index + 1}`, email, password }
    members.push(memberOf(SignedIn.parse(await post('accept', form)), email))
  }
  const [first, second, ...others] = members
  if (first === undefined || second === undefined)
    throw new Error('A bench workspace has at least two engineers.')
  return {
    accountId: owner.identity.accountId,
    owner: memberOf(owner, emailOf('olga')),
    members: [first, second, ...others],
  }
}
