import { problem, type Problem, type Result } from '../../core/domain/problem.ts'
import type { Admitted } from './admitted.ts'
import type { Resident, Residents } from './residents.ts'
import type { WireLimits } from './wire-limits.ts'

/** Connections that are looked up in one query. */
const batch = 500
/** Between two looks while there is reason for them: the process is deaf, or the last look failed. Milliseconds. */
const betweenLooks = 1000

/**
 * Who may stay connected. Access that was taken away is told by notification; this is for when that is not enough:
 * a notification may have been missed, come between two steps of connecting, or not come at all.
 */
export type Stay = {
  /** Looks whether these may stay and cuts those that may not. Rejects when it cannot be told. */
  confirm(residents: readonly Resident[]): Promise<void>
  /** The same in the background; when it cannot be told, everyone is asked again until it can. */
  recheck(residents: readonly Resident[]): void
  close(): void
}

const unchecked = problem(
  'offline',
  'The server could not check your access just now. Baton connects again by itself.',
)

export const createStay = (parts: {
  residents: Residents
  limits: Pick<WireLimits, 'recheckMs' | 'uncheckedMs'>
  /** Whether these may stay, in their order. */
  check: (access: readonly Admitted[]) => Promise<Result<unknown>[]>
  /** True while this process may miss what other processes say. */
  isDeaf: () => boolean
  cut: (resident: Resident, why: Problem) => void
  onError: (error: unknown) => void
}): Stay => {
  const { residents, limits } = parts
  let sweeping = false
  let due = false
  let sweptAt = performance.now()
  let failingSince: number | null = null

  const confirm = async (asked: readonly Resident[]): Promise<void> => {
    for (let from = 0; from < asked.length; from += batch) {
      const some = asked.slice(from, from + batch)
      const started = performance.now()
      const results = await parts.check(some.map(({ admitted }) => admitted))
      for (const [index, resident] of some.entries()) {
        const result = results[index]
        if (result === undefined || !result.ok) parts.cut(resident, result?.problem ?? unchecked)
        else resident.checkedAt = started
      }
    }
  }

  /** Fails closed: whoever could not be checked for too long has to come in again by the door. */
  const failed = (error: unknown): void => {
    due = true
    if (failingSince === null) parts.onError(error)
    failingSince ??= performance.now()
    const since = failingSince
    if (performance.now() - since < limits.uncheckedMs) return
    for (const resident of residents.all()) if (resident.checkedAt < since) parts.cut(resident, unchecked)
  }

  const sweep = async (): Promise<void> => {
    const rested = performance.now() - sweptAt >= limits.recheckMs
    if (sweeping || !(due || rested || parts.isDeaf())) return
    sweeping = true
    due = false
    try {
      await confirm(residents.all())
      sweptAt = performance.now()
      failingSince = null
    } catch (error) {
      failed(error)
    } finally {
      sweeping = false
    }
  }
  const timer = setInterval(() => void sweep(), betweenLooks).unref()

  return {
    confirm,
    recheck(asked) {
      confirm(asked).catch(failed)
    },
    close: () => clearInterval(timer),
  }
}
