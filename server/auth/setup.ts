import { newAccount } from '../../core/domain/account/new-account.ts'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'
import type { authRequests } from '../../core/protocol/auth.ts'
import { writeChanges } from '../store/change-log.ts'
import type { Database, Trx } from '../store/database.ts'
import {
  addCredentials,
  createAccount,
  findCredentials,
  hasAccount,
  lockSetup,
} from '../store/people-store.ts'
import { addSetupCode, readSetupCode, removeSetupCode } from '../store/sign-in/setup-code-store.ts'
import type { Whereabouts } from '../store/sign-in/sign-in-store.ts'
import { inTransaction } from '../store/transaction.ts'
import type { AuthParts } from './auth-parts.ts'
import { emailTaken } from './invitations.ts'
import { isCode, newCode } from './one-time-code.ts'
import { checkPassword } from './password-rules.ts'
import { openSession, type Opened } from './sessions.ts'

export type SetupInput = Omit<z.output<typeof authRequests.setup>, 'transport'>

const setupDone = fail(
  'setup_done',
  'This server already has a workspace. Sign in, or ask an admin for an invitation.',
)
const wrongCode = fail(
  'setup_code_wrong',
  'That isn’t the setup code. You’ll find it in the server’s output, and in the file setup-code in its data folder.',
)

/**
 * The code needed to create the first workspace; null if there already is one.
 *
 * Created once per database and used once, whichever of its servers is asked: a server without an owner belongs to the
 * person who started it, not to the first person who finds it.
 */
export const readOrMakeSetupCode = async (db: Database): Promise<string | null> =>
  db.transaction().execute(async (trx) => {
    await lockSetup(trx)
    if (await hasAccount(trx)) return null
    const known = await readSetupCode(trx)
    if (known !== null) return known
    const code = newCode()
    await addSetupCode(trx, code)
    return code
  })

/** Whether someone with this code may create a workspace now. */
const mayCreate = async (
  db: Database | Trx,
  typed: string,
  allowNewWorkspaces: boolean,
): Promise<Result<null>> => {
  if (await hasAccount(db)) return allowNewWorkspaces ? succeed(null) : setupDone
  const code = await readSetupCode(db)
  return code !== null && isCode('setup', typed, code) ? succeed(null) : wrongCode
}

/**
 * Creates a workspace with its owner and signs them in. `setup_code_wrong`, `setup_done`, `email_taken`,
 * `weak_password`.
 */
export const setUp = async (
  { db, passwords, clock, vault, allowNewWorkspaces, onSetUp }: AuthParts,
  input: SetupInput,
  from: Whereabouts,
): Promise<Result<Opened>> => {
  const typed = input.code ?? ''
  const may = await mayCreate(db, typed, allowNewWorkspaces)
  if (!may.ok) return may
  if ((await findCredentials(db, input.email)) !== null) return emailTaken
  const strong = checkPassword(input.password, [input.name, input.email, input.accountName])
  if (!strong.ok) return strong
  const passwordHash = await passwords.hash(input.password)
  const accountId = newId()
  const account = newAccount({ id: accountId, name: input.accountName })
  const person = {
    id: newId(),
    accountId,
    rev: 0,
    name: input.name,
    role: 'owner' as const,
    active: true,
    teamId: null,
  }
  const opened = await inTransaction(db, async (trx): Promise<Result<Opened>> => {
    await lockSetup(trx)
    const still = await mayCreate(trx, typed, allowNewWorkspaces)
    if (!still.ok) return still
    await createAccount(trx, accountId)
    const credentials = { personId: person.id, accountId, email: input.email, passwordHash }
    if (!(await addCredentials(trx, credentials))) return emailTaken
    await writeChanges(trx, accountId, [
      { collection: 'accounts', document: account },
      { collection: 'people', document: person },
    ])
    await removeSetupCode(trx)
    const device = { deviceId: input.deviceId ?? null, ...from }
    return succeed(await openSession(trx, { person, account }, device, { now: clock(), vault }))
  })
  if (opened.ok) onSetUp?.()
  return opened
}
