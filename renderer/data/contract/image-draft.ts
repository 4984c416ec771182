import { z } from 'zod'
import { Attachment } from '../../../core/domain/attachment.ts'

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
