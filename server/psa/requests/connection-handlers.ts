import { randomBytes } from 'node:crypto'
import { connectionLimits } from '../../../core/domain/ticket/connection.ts'
import { fail, type Problem, type Result, succeed } from '../../../core/domain/document/problem.ts'
import type { RequestOf } from '../../../core/protocol/messages.ts'
import {
  type ConnectionOptions,
  type ConnectionTestResult,
  psaLimits,
} from '../../../core/protocol/psa-messages.ts'
import type { PsaChoice } from '../../../core/psa/choices.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import { findSecrets, putSecrets, removeSecrets } from '../../store/psa/connection-store.ts'
import { readDocument } from '../../store/change-log.ts'
import { listMembers } from '../connections/list-members.ts'
import { suggestMembers } from '../connections/suggest-members.ts'
import { subscribeConnection } from '../connections/subscribe-connection.ts'
import { inTime } from '../in-time.ts'
import { type PsaMember, psaOk, type PsaProvider, type PsaResult, type PsaTestResult } from '../provider.ts'
import { type PsaCredentials, psaSystem } from '../registry.ts'
import { recentTickets } from '../tickets/recent-tickets.ts'
import { drainWritebacks } from '../writebacks/drain-writebacks.ts'
import { problemOf, refusalFor, unknownConnection } from './asking.ts'
import type { PsaHandlerParts, PsaHandlers } from './handler-parts.ts'

type Given = RequestOf<'connection:test'>
type Tried = { credentials: PsaCredentials; provider: PsaProvider; result: PsaTestResult }

const wireResult = ({
  signedInAs,
  boards,
  mayWriteNotes,
  mayLogTime,
  warnings,
}: PsaTestResult): ConnectionTestResult => ({
  signedInAs: signedInAs.slice(0, 200),
  boards: boards.slice(0, 500).map(({ id, name }) => ({ id: id.slice(0, 80), name: name.slice(0, 200) })),
  mayWriteNotes,
  mayLogTime,
  warnings: warnings.slice(0, 20).map((warning) => warning.slice(0, 500)),
})

/** For one call to a system that is only tried. Milliseconds. */
const triedFor = 20_000

/** Ids of connections begin those of their tickets, so they are short. */
const newConnectionId = (): string => randomBytes(9).toString('base64url')

/** Everything that there is to choose from for a connection's settings. */
const readOptions = async (
  provider: PsaProvider,
  signal: AbortSignal,
): Promise<
  PsaResult<{ boards: ConnectionOptions['boards']; members: PsaMember[]; choices: PsaChoice[] }>
> => {
  const found = await provider.verify(signal)
  if (!found.ok) return found
  const boards = []
  for (const { id, name } of found.value.boards.slice(0, 100)) {
    const statuses = await provider.statuses(id, signal)
    if (!statuses.ok) return statuses
    boards.push({ id, name: name.slice(0, 200), statuses: statuses.value.slice(0, 200) })
  }
  const members = await provider.members(signal)
  // Keys that may not read members can still post.
  if (!members.ok && members.problem.kind !== 'forbidden') return members
  const choices = await provider.choices(null, signal)
  if (!choices.ok) return choices
  return psaOk({ boards, members: members.ok ? members.value : [], choices: choices.value })
}

/** Answers admins who connect a ticket system. Credentials come in and never go out. */
export const createConnectionHandlers = (
  parts: PsaHandlerParts,
): Pick<PsaHandlers, Extract<keyof PsaHandlers, `connection:${string}`>> => {
  const { databaseOf, act, jobs, psa } = parts

  /** What was filled in, with what is kept where nothing was; that only ever goes to the address it was given for. */
  const completed = async (
    accountId: string,
    { connectionId, system, credentials }: Given,
  ): Promise<Result<PsaCredentials>> => {
    const secrets = connectionId === null ? null : await findSecrets(databaseOf(accountId), connectionId)
    if (connectionId !== null && (secrets?.accountId !== accountId || secrets.system !== system))
      return { ok: false, problem: unknownConnection }
    const stored = secrets === null ? {} : psa.connections.credentials(secrets)
    if (stored === null && credentials === null) return { ok: false, problem: unknownConnection }
    const given = Object.fromEntries(Object.entries(credentials ?? {}).filter(([, value]) => value !== ''))
    const isSameAddress =
      secrets === null || given['address'] === undefined || given['address'].trim() === stored?.['address']
    const merged = isSameAddress ? { ...stored, ...given } : given
    const checked = psaSystem(system).credentials.safeParse(merged)
    if (checked.success) return succeed(checked.data)
    return fail(
      'bad_request',
      isSameAddress
        ? (checked.error.issues[0]?.message ?? 'Fill in everything.')
        : 'The address changed, so fill in everything again: stored credentials are only sent to the address they were given for.',
    )
  }

  const tried = async (
    accountId: string,
    given: Given,
    asked: 'connection:test' | 'connection:save',
  ): Promise<Result<Tried>> => {
    const credentials = await completed(accountId, given)
    if (!credentials.ok) return credentials
    const provider = psaSystem(given.system).create(credentials.value, {
      timeoutMs: triedFor,
      network: psa.network,
    })
    const result = await inTime(psa.timings.asked[asked], false, async (signal) => provider.verify(signal))
    return result.ok
      ? succeed({ credentials: credentials.value, provider, result: result.value })
      : { ok: false, problem: problemOf(result.problem) }
  }

  const asAdmin = async <A extends { ok: boolean }>(
    from: { accountId: string; personId: string },
    work: () => Promise<A | { ok: false; problem: Problem }>,
  ): Promise<A | { ok: false; problem: Problem }> => {
    const { refusal } = await refusalFor(databaseOf(from.accountId), from, 'admin')
    if (refusal !== null) return { ok: false, problem: refusal }
    return work()
  }

  return {
    'connection:test': async (from, given) =>
      asAdmin(from, async () => {
        const tested = await tried(from.accountId, given, 'connection:test')
        return tested.ok ? { ok: true as const, result: wireResult(tested.value.result) } : tested
      }),

    'connection:save': async (from, given) =>
      asAdmin(from, async () => {
        const { accountId } = from
        const tested = await tried(accountId, given, 'connection:save')
        if (!tested.ok) return tested
        const { credentials, provider, result } = tested.value
        const account = await readDocument(databaseOf(accountId), accountId, 'accounts', accountId)
        const { perWorkspace } = connectionLimits
        if (given.connectionId === null && (account?.connectionIds.length ?? 0) >= perWorkspace) {
          return fail(
            'too_large',
            `A workspace can have up to ${perWorkspace} connections. Remove one first.`,
          )
        }
        const connectionId = given.connectionId ?? newConnectionId()
        const { capabilities } = provider
        const put: IntentInput<'connection.put'> = {
          connectionId,
          system: given.system,
          name: given.name,
          address: (credentials['address'] ?? '').slice(0, 300),
          capabilities: {
            timeEntries: capabilities.timeEntries && result.mayLogTime,
            attachments: capabilities.attachments,
            authors: capabilities.authors,
            callbacks: capabilities.callbacks !== 'none',
          },
        }
        const seal = (what: 'credentials' | 'callback', text: string) =>
          psa.connections.seal(accountId, connectionId, what, text)
        await act(accountId, 'connection.put', async (trx) => {
          await putSecrets(trx, {
            accountId,
            connectionId,
            system: given.system,
            credentials: seal('credentials', JSON.stringify(credentials)),
            callbackSecret: seal('callback', randomBytes(24).toString('hex')),
            signedInAs: result.accountId,
          })
          const at = { accountId, connectionId }
          await jobs.enqueue(trx, [
            recentTickets.about(connectionId, at),
            subscribeConnection.about(connectionId, at),
            drainWritebacks.about(connectionId, at),
          ])
          return put
        })
        return { ok: true as const, connectionId, result: wireResult(result) }
      }),

    'connection:remove': async (from, { connectionId }) =>
      asAdmin(from, async () => {
        const { accountId } = from
        const db = databaseOf(accountId)
        const secrets = await findSecrets(db, connectionId)
        const connection = await readDocument(db, accountId, 'connections', connectionId)
        if (connection === null) return { ok: false as const, problem: unknownConnection }
        if (secrets !== null && secrets.accountId !== accountId)
          return { ok: false as const, problem: unknownConnection }
        const removed: IntentInput<'connection.state'> = { connectionId, state: 'removed', problem: null }
        await act(accountId, 'connection.state', async (trx) => {
          await removeSecrets(trx, accountId, connectionId)
          // What waits is held, and its people are told.
          await jobs.enqueue(trx, [drainWritebacks.about(connectionId, { accountId, connectionId })])
          return removed
        })
        return { ok: true as const }
      }),

    'connection:choices': async (from, { connectionId, boardId }) =>
      asAdmin(from, async () => {
        const open = await psa.connections.open(databaseOf(from.accountId), from.accountId, connectionId)
        if (open === null) return { ok: false as const, problem: unknownConnection }
        const choices = await inTime(psa.timings.asked['connection:choices'], false, async (signal) =>
          open.provider.choices(boardId, signal),
        )
        if (!choices.ok) return { ok: false as const, problem: problemOf(choices.problem) }
        return { ok: true as const, choices: choices.value.slice(0, psaLimits.choices) }
      }),

    'connection:options': async (from, { connectionId }) =>
      asAdmin(from, async () => {
        const open = await psa.connections.open(databaseOf(from.accountId), from.accountId, connectionId)
        if (open === null) return { ok: false as const, problem: unknownConnection }
        const read = await inTime(psa.timings.asked['connection:options'], false, async (signal) =>
          readOptions(open.provider, signal),
        )
        if (!read.ok) return { ok: false as const, problem: problemOf(read.problem) }
        const { boards, members, choices } = read.value
        const suggestions = await suggestMembers(databaseOf(from.accountId), from.accountId, members)
        const wanted = [...suggestions, ...open.connection.members].map(({ memberId }) => memberId)
        const { listed, leftOut } = listMembers(members, new Set(wanted), psaLimits.members)
        return {
          ok: true as const,
          options: {
            boards,
            members: listed.map(({ id, name, email, active }) => ({
              id: id.slice(0, 80),
              name: name.slice(0, 200),
              email: email.slice(0, 320),
              active,
            })),
            membersLeftOut: leftOut,
            suggestions: suggestions.slice(0, psaLimits.members),
            choices: choices.slice(0, psaLimits.choices),
          },
        }
      }),
  }
}
