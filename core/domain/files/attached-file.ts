import { fileLimits } from './attachment.ts'
import { byteSize } from '../text/byte-size.ts'
import { plainName } from './file-name.ts'
import { numberText, plural } from '../text/plural.ts'
import { fail, succeed, type Result } from '../document/problem.ts'
import { isolated } from '../text/text.ts'

/** Rejects by its size a file that can't be attached, before any of it is read. `name` is for the sentence. */
export const checkFileSize = (name: string, bytes: number): Result<void> => {
  if (bytes > fileLimits.bytes) {
    return fail(
      'too_large',
      `“${isolated(name)}” is ${byteSize(bytes)}. Files can be up to ${byteSize(fileLimits.bytes)}. Compress it or attach only the part that matters.`,
    )
  }
  if (bytes === 0) {
    return fail(
      'bad_request',
      `“${isolated(name)}” is empty, so there’s nothing to attach. Say so in a note instead.`,
    )
  }
  return succeed(undefined)
}

/** The problem for what couldn't be read: a folder, or a file that was moved or is on a drive that is gone. */
export const unreadableFile = (name: string): ReturnType<typeof fail> =>
  fail(
    'bad_request',
    `“${isolated(name)}” couldn’t be read. If it’s a folder, compress it first; if it’s in use or was moved, copy it and attach the copy.`,
  )

/** Says why a file isn't added: the one that is `attached` holds the same. `name` is '' for one without. */
export const attachedAlready = (name: string, attached: string): string => {
  const plain = plainName(name)
  return plain === '' || plain === attached
    ? `“${isolated(attached)}” is attached already.`
    : `“${isolated(plain)}” holds the same as “${isolated(attached)}”, which is attached already.`
}

/** Says how many files were left out because an entry takes no more. */
export const tooManyFiles = (left: number): string =>
  `An entry can have up to ${fileLimits.perEntry} files, so ${plural(left, 'one wasn’t', `${numberText(left)} weren’t`)} added. Send these, then add the rest, or attach them as a ZIP archive.`
