import type { Socket as TcpSocket } from 'node:net'
import type { Socket } from 'socket.io'
import { problem, type Problem } from '../../core/domain/document/problem.ts'
import type { Admitted } from './admitted.ts'
import type { WireLimits } from './wire-limits.ts'

/** A connection whose person is known. */
export type Resident = {
  socket: Socket
  connection: TcpSocket
  deviceId: string
  /** The sign-in it uses; changes when access is renewed. */
  admitted: Admitted
  /** When its access was last confirmed. Milliseconds, by the machine's clock. */
  checkedAt: number
}

/** Every connection whose person is known, by person and by account. */
export type Residents = {
  /** Why there is no room for another connection, or null. A device replaces its own earlier connection. */
  roomFor(admitted: Admitted, deviceId: string): Problem | null
  add(resident: Resident): void
  remove(resident: Resident): void
  ofPerson(personId: string): Resident[]
  ofAccount(accountId: string): Resident[]
  all(): Resident[]
}

const put = <T>(index: Map<string, Set<T>>, key: string, one: T): void => {
  const known = index.get(key)
  if (known === undefined) index.set(key, new Set([one]))
  else known.add(one)
}

const take = <T>(index: Map<string, Set<T>>, key: string, one: T): void => {
  const known = index.get(key)
  known?.delete(one)
  if (known?.size === 0) index.delete(key)
}

export const createResidents = (
  limits: Pick<WireLimits, 'socketsPerPerson' | 'socketsPerAccount'>,
): Residents => {
  const byPerson = new Map<string, Set<Resident>>()
  const byAccount = new Map<string, Set<Resident>>()

  return {
    roomFor({ personId, accountId }, deviceId) {
      const own = byPerson.get(personId)
      if (own !== undefined && own.size >= limits.socketsPerPerson) {
        // A dead connection left over from a lost network must not lock its device out.
        const left = [...own].find((resident) => resident.deviceId === deviceId)
        if (left === undefined) {
          return problem(
            'rate_limited',
            `You’re already connected from ${limits.socketsPerPerson} places. Close Baton in one of them, and this one connects automatically.`,
          )
        }
        left.connection.destroy()
      }
      if ((byAccount.get(accountId)?.size ?? 0) < limits.socketsPerAccount) return null
      return problem(
        'rate_limited',
        'This workspace has reached its connection limit. Baton keeps trying, and what you write stays on this device until then.',
      )
    },
    add(resident) {
      put(byPerson, resident.admitted.personId, resident)
      put(byAccount, resident.admitted.accountId, resident)
    },
    remove(resident) {
      take(byPerson, resident.admitted.personId, resident)
      take(byAccount, resident.admitted.accountId, resident)
    },
    ofPerson: (personId) => [...(byPerson.get(personId) ?? [])],
    ofAccount: (accountId) => [...(byAccount.get(accountId) ?? [])],
    all: () => [...byAccount.values()].flatMap((residents) => [...residents]),
  }
}
