import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { AccountLines } from './account-line.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

declare const inLineOf: unique symbol

/** The database for the work of one account: each statement or transaction first waits in the account's line. */
export type AccountDatabase = Database & { readonly [inLineOf]: 'account' }

/**
 * Gives the database for an account's work. Whatever answers a request gets its connections here and nowhere else; several statements
 * in one turn: `connection()`. A transaction that asked anything but itself would wait for its own account forever.
 */
export type DatabaseOf = (accountId: string) => AccountDatabase

/** Where accounts get their connections, by what they do with them. */
export type AccountDatabases = {
  /** For reading, and for rows that need no lock of the account. */
  ordinary: DatabaseOf
  /** For what takes the account's lock; waits with everything that the account decides. */
  locking: DatabaseOf
  /** For files, which move more bytes than anything else. */
  files: DatabaseOf
  /** For signing in and admitting, on connections of their own; nothing here takes the account's lock. */
  front: DatabaseOf
}

/** A pool's connections, which each account takes when its turn comes. */
export const databasesInLine =
  (pool: PostgresPool, { enter }: Pick<AccountLines, 'enter'>): DatabaseOf =>
  (accountId) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({
        pool: {
          options: pool.options,
          async connect() {
            const leave = await enter(accountId)
            try {
              const client = await pool.connect()
              const release = client.release
              // Set again by the pool each time it gives the connection out.
              client.release = (...how) => {
                try {
                  release.apply(client, how)
                } finally {
                  leave()
                }
              }
              return client
            } catch (error) {
              leave()
              throw error
            }
          },
          // The pool belongs to everyone.
          end: async () => undefined,
        },
      }),
    }) as AccountDatabase
