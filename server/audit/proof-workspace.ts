import { newAccount } from '../../core/domain/account/new-account.ts'
import { policyId } from '../../core/domain/duty/policy.ts'
import type { Change } from '../../core/domain/shapes/collections.ts'
import type { Vault } from '../auth/vault.ts'
import { settingsIn } from '../notify/destinations.ts'
import { sealNames } from '../notify/notify-parts.ts'
import { lockAccount, writeChanges } from '../store/change-log.ts'
import type { Database } from '../store/database.ts'
import { findDestination, putDestination } from '../store/notify/destination-store.ts'
import { createAccount, lockSetup } from '../store/people-store.ts'

/** The workspace in which the server escalates to itself. No one has an address or a password in it, so no one is ever there. */
export const proofWorkspace = 'baton-proof'
/** Who escalates in it. */
export const proofEscalator = 'baton-proof-escalator'
const owner = 'baton-proof-owner'
const destination = 'baton-proof-loopback'

const documents = (now: number): Change[] => {
  const base = (id: string) => ({ id, accountId: proofWorkspace, rev: 0 })
  return [
    {
      collection: 'accounts',
      document: newAccount({ id: proofWorkspace, name: 'Baton' }),
    },
    {
      collection: 'people',
      document: { ...base(owner), name: 'Owner', role: 'owner', active: true, teamId: null },
    },
    {
      collection: 'people',
      document: { ...base(proofEscalator), name: 'Test', role: 'engineer', active: true, teamId: null },
    },
    {
      collection: 'policies',
      document: {
        ...base(policyId('urgent')),
        priority: 'urgent',
        steps: [
          { who: { kind: 'destination', destinationId: destination }, waitMinutes: 60, acknowledge: 'any' },
        ],
        rounds: 0,
        idle: null,
        phone: null,
        version: 1,
        changedBy: owner,
        changedAt: now,
      },
    },
  ]
}

const sealed = (vault: Vault): string => vault.lock('{}', sealNames.destination(proofWorkspace, destination))

/** Seals its destination again after the server's secret was changed: no admin is there to set it up. */
const keepReadable = async (db: Database, vault: Vault, now: number): Promise<void> => {
  const known = await findDestination(db, proofWorkspace, destination)
  if (known === null || settingsIn(vault, known) !== null) return
  const settings = sealed(vault)
  await db
    .transaction()
    .execute(async (trx) => putDestination(trx, { ...known, settings, checkedAt: now, offBecause: null }))
}

/** Makes the workspace if it isn't there yet, once whichever process asks. */
export const ensureProofWorkspace = async (db: Database, vault: Vault, now: number): Promise<void> => {
  const isThere = async (from: Pick<Database, 'selectFrom'>) =>
    (await from.selectFrom('accounts').select('id').where('id', '=', proofWorkspace).executeTakeFirst()) !==
    undefined
  if (await isThere(db)) return keepReadable(db, vault, now)
  await db.transaction().execute(async (trx) => {
    await lockSetup(trx)
    if (await isThere(trx)) return
    await createAccount(trx, proofWorkspace)
    await lockAccount(trx, proofWorkspace)
    await writeChanges(trx, proofWorkspace, documents(now))
    await trx
      .insertInto('notify_destinations')
      .values({
        id: destination,
        account_id: proofWorkspace,
        kind: 'loopback',
        name: 'Test',
        settings: sealed(vault),
        lowest_priority: null,
        created_at: now,
        created_by: owner,
        checked_at: now,
        off_because: null,
      })
      .execute()
  })
}
