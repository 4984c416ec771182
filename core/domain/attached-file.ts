import { fileLimits } from './attachment.ts'
import { byteSize } from './byte-size.ts'
import { fail, succeed, type Result } from './problem.ts'

/** Rejects by its size a file that can't be attached, before any of it is read. `name` is for the sentence. */
export const checkFileSize = (name: string, bytes: number): Result<void> => {
  if (bytes > fileLimits.bytes) {
    return fail(
      'too_large',
      `“${name}” is ${byteSize(bytes)}. Files can be up to ${byteSize(fileLimits.bytes)}. Compress it or attach only the part that matters.`,
    )
  }
  if (bytes === 0) {
    return fail('bad_request', `“${name}” is empty, so there’s nothing to attach. Say so in a note instead.`)
  }
  return succeed(undefined)
}

/** The problem for what couldn't be read: a folder, or a file that was moved or is on a drive that is gone. */
export const unreadableFile = (name: string): ReturnType<typeof fail> =>
  fail(
    'bad_request',
    `“${name}” couldn’t be read. If it’s a folder, compress it first; if it’s in use or was moved, copy it and attach the copy.`,
  )

/** Says how many files were left out because an entry takes no more. */
export const tooManyFiles = (left: number): string =>
  `An entry can have up to ${fileLimits.perEntry} files, so ${left === 1 ? 'one wasn’t' : `${left} weren’t`} added. Send these, then add the rest, or attach them as a ZIP archive.`
