import { z } from 'zod'
import { Attachment } from '../../../core/domain/files/attachment.ts'

/** The draft key for files added into a session and not sent yet, as a JSON list of attachments. */
export const filesDraftKey = (sessionId: string): string => `files:${sessionId}`

/** More than one entry takes, because the draft holds both what is being sent and what is added in the meantime. */
const Kept = z.array(Attachment)

/** The files in a saved draft. */
export const filesOfDraft = (text: string): Attachment[] => {
  try {
    return Kept.safeParse(JSON.parse(text === '' ? '[]' : text)).data ?? []
  } catch {
    return []
  }
}
