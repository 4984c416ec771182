import { problem, type Problem, type Result } from '../../core/domain/document/problem.ts'
import type { Admitted } from './admitted.ts'
import type { Resident, Residents } from './residents.ts'
import type { WireLimits } from './wire-limits.ts'

/** Connections checked per query. */
const batch = 500
/** Time between checks while there is reason to: the process is deaf, or the last check failed. Milliseconds. */
const betweenLooks = 1000

/**
 * Decides who may stay connected. Lost access is announced by notification. This covers the cases where that isn't
 * enough: the notification was missed, came between two steps of connecting, or never came.
 */
export type Stay = {
  /** Checks whether these may stay and cuts those that may not. Rejects if that can't be determined. */
  confirm(residents: readonly Resident[]): Promise<void>
  /** The same in the background; if it can't be determined, everyone is checked again until it can. */
  recheck(residents: readonly Resident[]): void
  close(): void
}

const unchecked = problem(
  'offline',
  'The server couldn’t check your access just now. Baton reconnects automatically.',
)

export const createStay = (parts: {
  residents: Residents
  limits: Pick<WireLimits, 'recheckMs' | 'uncheckedMs'>
  /** Whether these may stay, in order. */
  check: (access: readonly Admitted[]) => Promise<Result<unknown>[]>
  /** True while this process may miss other processes' messages. */
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

  /** Fails closed: a connection that couldn't be checked for too long has to connect again. */
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
