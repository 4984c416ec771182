import { z } from 'zod'
import { Id, Rev } from './id.ts'
import { storableText, trimBlock, withoutDirectionMarks } from '../text/text.ts'

/** What every synced document has: its id, its tenant and the rev of its last change. */
export const documentBase = { id: Id, accountId: Id, rev: Rev }

/** A text of several lines: trimmed except for its indentation, possibly empty. */
export const blockText = (max: number) => z.string().overwrite(storableText).overwrite(trimBlock).max(max)

/** A line that people type: trimmed, never empty. */
export const shortText = (max: number) => z.string().overwrite(storableText).trim().min(1).max(max)

/** The name of a person, a team or a workspace: also without marks that would turn the text around it. */
export const nameText = (max: number) =>
  z
    .string()
    .overwrite((text) => withoutDirectionMarks(storableText(text)))
    .trim()
    .min(1)
    .max(max)
