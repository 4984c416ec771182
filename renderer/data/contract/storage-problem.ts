import { problem, type Problem } from '../../../core/domain/problem.ts'

/** A storage failure, worded for people. */
export const storageProblem = (error: unknown): Problem => {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return /quota|disk full|no space/i.test(text)
    ? problem(
        'storage_full',
        'This device is out of space, so Baton can’t save anything more. Free up disk space, then try again.',
      )
    : problem(
        'internal',
        'Couldn’t save this on your device. Try again. If it keeps happening, restart Baton.',
      )
}
