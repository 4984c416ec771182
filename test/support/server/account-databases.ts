import type { AccountDatabases } from '../../../server/store/account-databases.ts'
import { openWatchedPool, type Connection } from '../../../server/store/database.ts'
import { createAccountDatabases } from '../../../server/store/pools.ts'

/** Accounts' databases with lines of their own, as another process has them. */
export const openAccountDatabases = (
  connection: Connection,
  max = 12,
): { accounts: AccountDatabases; close(): Promise<void> } => {
  const pool = openWatchedPool(connection, { max, onError: () => undefined })
  const { accounts } = createAccountDatabases({ work: pool, front: pool })
  return { accounts, close: async () => pool.end() }
}
