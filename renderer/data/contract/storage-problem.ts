import { problem, type Problem } from '../../../core/domain/problem.ts'

/** A storage failure, worded for people. */
export const storageProblem = (error: unknown): Problem => {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return /quota|disk full|no space/i.test(text)
    ? problem(
        'storage_full',
        'This device has no room left, so nothing more can be kept on it. Free some disk space, then try again.',
      )
    : problem('internal', 'This device could not store it. Try again; if it keeps happening, restart Baton.')
}
