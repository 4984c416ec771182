import type { ImageAttachment } from '../../../core/domain/files/attachment.ts'
import { problemKinds } from '../../../core/domain/document/problem.ts'
import type { FileView } from '../../data/contract/desk.ts'
import { filesWords as words } from './files.words.ts'

/** Where an image is; null when there's nothing to say, because everyone has it. */
export const imageWords = ({ state, problem }: Pick<FileView, 'state' | 'problem'>): string | null => {
  switch (state) {
    case 'sent':
    case 'looking':
      return null
    case 'device':
      return words.device
    case 'sending':
      return words.sending
    case 'stuck':
      return words.stuck(problem?.message ?? '')
    case 'fetching':
      return words.fetching
    case 'offline':
      return words.offline
    case 'awaited':
      return words.awaited
    case 'failed':
      return problem !== null && !problemKinds[problem.kind].retry
        ? words.rejected(problem.message)
        : words.failed
  }
}

/** Box of a thumbnail, in pixels. */
const box = { width: 240, height: 160, least: 32 }

/** The size of an image's thumbnail: known before it's loaded, so that nothing moves when it is. */
export const thumbnailSize = ({
  width,
  height,
}: Pick<ImageAttachment, 'width' | 'height'>): { width: number; height: number } => {
  const scale = Math.min(1, box.width / width, box.height / height)
  const side = (length: number) => Math.max(box.least, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}

/** `1920 × 1080, 240 KB`. */
export const imageFacts = ({ width, height, bytes }: ImageAttachment): string =>
  words.facts(width, height, bytes)
