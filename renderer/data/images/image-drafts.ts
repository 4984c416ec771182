import { z } from 'zod'
import { Attachment, Attachments } from '../../../core/domain/attachment.ts'
import type { KeptValues } from '../store/kept-values.ts'

/** Key of the draft that holds the images pasted into a session and not sent yet, as a JSON list of attachments. */
export const imagesDraftKey = (sessionId: string): string => `images:${sessionId}`

/** More than an entry takes: what is being sent and what is added meanwhile are in one draft. */
const Kept = z.array(Attachment)

/** The images of a draft as it was kept. */
export const imagesOfDraft = (text: string): Attachment[] => {
  try {
    return Kept.safeParse(JSON.parse(text === '' ? '[]' : text)).data ?? []
  } catch {
    return []
  }
}

/** The files that drafts hold. */
export const draftedHashes = async (kept: KeptValues): Promise<ReadonlySet<string>> => {
  const drafts = await kept.list(`draft/${imagesDraftKey('')}`)
  return new Set([...drafts.values()].flatMap((text) => imagesOfDraft(text).map(({ hash }) => hash)))
}

/** The files that the payload of an intent refers to. */
export const hashesIn = (payload: Record<string, unknown>): string[] =>
  (Attachments.safeParse(payload['attachments']).data ?? []).map(({ hash }) => hash)

/** What an image is called that has no name of its own: by the device's own day and clock. */
export const screenshotName = (now: number): string => {
  const date = new Date(now)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `Screenshot ${day} ${two(date.getHours())}.${two(date.getMinutes())}`
}
