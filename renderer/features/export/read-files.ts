import { isImage, type Attachment } from '../../../core/domain/files/attachment.ts'
import type { SessionContents } from '../../../core/domain/timeline/session-export.ts'
import { filesOf } from '../../../core/domain/timeline/session-files.ts'
import type { Desk } from '../../data/contract/desk.ts'

/** A file of a session with its bytes; null where they are neither here nor to be had. */
export type ReadFile = { attachment: Attachment; path: string; body: Blob | null }

/** Reads a session's files one after the other, fetching those that aren't on this device. */
export const readFiles = async (
  desk: Desk,
  { entries }: SessionContents,
  which: 'all' | 'images' = 'all',
): Promise<ReadFile[]> => {
  const files: ReadFile[] = []
  for (const { attachment, path } of filesOf(entries)) {
    if (which === 'images' && !isImage(attachment)) continue
    const read = await desk.readFile(attachment)
    files.push({ attachment, path, body: read.ok ? read.value : null })
  }
  return files
}
