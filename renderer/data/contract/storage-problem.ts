import type { Problem } from '../../../core/domain/document/problem.ts'
import { problem } from '../../language/problems.ts'

/** An error and what it says it was caused by, as text. */
const textOf = (error: unknown, depth = 0): string => {
  if (!(error instanceof Error)) return String(error)
  const { cause, inner } = error as Error & { inner?: unknown }
  const deeper = depth < 4 ? [cause, inner].filter((one) => one !== undefined && one !== null) : []
  return [error.name, error.message, ...deeper.map((one) => textOf(one, depth + 1))].join(' ')
}

/** A failure says so itself; Chromium's full disk is an `UnknownError` with FILE_ERROR_NO_SPACE in its text. */
const saysFull = (error: unknown): boolean => /quota|disk full|no.?space/i.test(textOf(error))

const full = problem(
  'storage_full',
  'This device is out of space, so Baton can’t save anything more. What you typed stays in this window. Free up disk space, then try again.',
)
const failed = problem(
  'storage_failed',
  'Couldn’t save this on your device. What you typed stays in this window. Try again. If it keeps happening, restart Baton.',
)

/** A storage failure, worded for people. */
export const storageProblem = (error: unknown): Problem => (saysFull(error) ? full : failed)

/** Tells a full device from anything else by what happens, because most errors don't say. */
export type JudgeStorage = (error: unknown) => Promise<Problem>

/**
 * @param takesNothing whether this device refuses to store anything anywhere at the moment: only the write that met the
 *   full disk first was told why
 */
export const createStorageJudge =
  (takesNothing: () => Promise<boolean>): JudgeStorage =>
  async (error) => {
    if (saysFull(error)) return full
    try {
      return (await takesNothing()) ? full : failed
    } catch {
      return failed
    }
  }
