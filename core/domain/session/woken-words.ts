import { isolated } from '../text/text.ts'
import type { OwnerOut, Woken } from './woken.ts'

/** Why others were woken, following the owner's name. */
export const ownerOutWords: Record<OwnerOut, string> = {
  no_access: 'no longer has access',
  off_duty: 'is off duty',
  away: 'is away',
  quiet: 'doesn’t want to be disturbed now',
  unreachable: 'can’t be reached',
}

/** What is told of a wake. */
export type WokenWords = {
  /** Why someone is told of what isn't theirs. */
  ownerOut: (name: string, because: OwnerOut) => string
  nothingElse: string
}

export const wokenWords: WokenWords = {
  ownerOut: (name, because) => `${name} ${ownerOutWords[because]}, so you’re told.`,
  nothingElse: 'Nothing else has changed since it was parked.',
}

/** What is told of a wake besides its title: why this person is told, and what changed. */
export const wokenSaying = (
  { because, changes }: Pick<Woken, 'because' | 'changes'>,
  isOwner: boolean,
  ownerName: string,
  words: WokenWords = wokenWords,
): string =>
  [
    isOwner || because === null ? null : words.ownerOut(isolated(ownerName), because),
    ...(changes.length === 0 ? [words.nothingElse] : changes),
  ]
    .filter((line) => line !== null)
    .join('\n')
