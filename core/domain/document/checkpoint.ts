import { z } from 'zod'
import { Rev } from './id.ts'

/**
 * Names one commit of an account, and with it everything that led there: drawn at random with each commit, so that
 * no two histories share one after they part, whatever their numbers. Empty before the first commit.
 */
export const HistoryId = z.string().max(40)

/**
 * How far someone knows an account's history, and which history that is.
 *
 * The number alone would not do: a server restored from a backup soon reaches the same numbers with other changes.
 */
export const Checkpoint = z.object({ rev: Rev, history: HistoryId })
export type Checkpoint = z.infer<typeof Checkpoint>

/** Where everyone begins. */
export const nothingYet: Checkpoint = { rev: 0, history: '' }

/** True when both name the same commit of the same history. */
export const isSameCheckpoint = (one: Checkpoint, other: Checkpoint): boolean =>
  one.rev === other.rev && one.history === other.history
