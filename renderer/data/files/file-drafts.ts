import { Attachments } from '../../../core/domain/files/attachment.ts'
import { filesDraftKey, filesOfDraft } from '../contract/file-draft.ts'
import type { KeptValues } from '../store/own/kept-values.ts'
import type { NamesForNameless } from './prepare-file.ts'
import { dataWords } from '../contract/data.words.ts'

/** The files that drafts refer to. */
export const draftedHashes = async (kept: KeptValues): Promise<ReadonlySet<string>> => {
  const drafts = await kept.list(`draft/${filesDraftKey('')}`)
  return new Set([...drafts.values()].flatMap((text) => filesOfDraft(text).map(({ hash }) => hash)))
}

/** The files that an intent's payload refers to. */
export const hashesIn = (payload: Record<string, unknown>): string[] =>
  (Attachments.safeParse(payload['attachments']).data ?? []).map(({ hash }) => hash)

/** Names for what has none, from the device's local date and time. */
export const namesAt = (now: number): NamesForNameless => {
  const date = new Date(now)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const at = `${day} ${two(date.getHours())}.${two(date.getMinutes())}`
  return { image: dataWords.screenshot(at), file: dataWords.file(at), text: dataWords.pastedText(at) }
}
