import { z } from 'zod'
import { Attachment } from '../../../core/domain/attachment.ts'

/** The draft key for images pasted into a session and not sent yet, as a JSON list of attachments. */
export const imagesDraftKey = (sessionId: string): string => `images:${sessionId}`

/** More than one entry takes, because the draft holds both what is being sent and what is added in the meantime. */
const Kept = z.array(Attachment)

/** The images in a saved draft. */
export const imagesOfDraft = (text: string): Attachment[] => {
  try {
    return Kept.safeParse(JSON.parse(text === '' ? '[]' : text)).data ?? []
  } catch {
    return []
  }
}
