import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { AttachedContents } from '../../../../core/domain/entry/included.ts'
import type { Snapshot } from '../../../../core/domain/session/snapshot.ts'
import { cut } from '../../../../core/domain/text/text.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.included

/** Files whose names are said in the sentence; with more of them, only how many there are. */
const mostNamed = 3

/** How many files there are, and their names if they are few: "2 files (dump.zip, setup.log)". */
const named = (counted: string, names: readonly string[]): string =>
  names.length > mostNamed ? counted : `${counted} (${names.map((name) => cut(name, 40)).join(', ')})`

/**
 * What a handoff includes, in words: "6 steps, 3 facts, 2 notes, 3 branches, 1 image (Screenshot), the suggested fix, and
 * ticket #48213".
 *
 * @param fix the current suggestion, if there is one
 */
export const included = (
  snapshot: Snapshot,
  fix: Pick<Fix, 'supersededAt'> | null,
  { notes, images, files }: AttachedContents,
): string => {
  const branches = snapshot.branchMap?.length ?? 0
  const parts = [
    snapshot.stepCount === 0 ? null : words.steps(snapshot.stepCount),
    snapshot.factCount === 0 ? null : words.facts(snapshot.factCount),
    notes === 0 ? null : words.notes(notes),
    branches === 0 ? null : words.branches(branches),
    fix === null || fix.supersededAt !== null ? null : words.fix,
    images.length === 0 ? null : named(words.images(images.length), images),
    files.length === 0 ? null : named(words.files(files.length), files),
    snapshot.psaTicketId === null ? null : words.ticket(snapshot.psaTicketId),
  ].filter((part) => part !== null)
  return parts.length === 0 ? words.problemOnly : words.and(parts)
}
