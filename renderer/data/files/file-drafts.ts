import { Attachments } from '../../../core/domain/attachment.ts'
import { filesDraftKey, filesOfDraft } from '../contract/file-draft.ts'
import type { KeptValues } from '../store/kept-values.ts'

/** The files that drafts refer to. */
export const draftedHashes = async (kept: KeptValues): Promise<ReadonlySet<string>> => {
  const drafts = await kept.list(`draft/${filesDraftKey('')}`)
  return new Set([...drafts.values()].flatMap((text) => filesOfDraft(text).map(({ hash }) => hash)))
}

/** The files that an intent's payload refers to. */
export const hashesIn = (payload: Record<string, unknown>): string[] =>
  (Attachments.safeParse(payload['attachments']).data ?? []).map(({ hash }) => hash)

/** The name for an image without one, from the device's local date and time. */
export const screenshotName = (now: number): string => {
  const date = new Date(now)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `Screenshot ${day} ${two(date.getHours())}.${two(date.getMinutes())}`
}
