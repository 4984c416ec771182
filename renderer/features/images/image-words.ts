import type { Attachment } from '../../../core/domain/attachment.ts'
import { problemKinds } from '../../../core/domain/problem.ts'
import type { FileView } from '../../data/contract/desk.ts'
import { byteSize } from '../../../core/domain/byte-size.ts'

/** Where an image stands, in words; null where there is nothing to say: everyone has it. */
export const imageWords = ({ state, problem }: Pick<FileView, 'state' | 'problem'>): string | null => {
  switch (state) {
    case 'sent':
    case 'looking':
      return null
    case 'device':
      return 'On this device, waits to be sent'
    case 'sending':
      return 'Being sent'
    case 'stuck':
      return `Not sent. ${problem?.message ?? ''}`.trim()
    case 'fetching':
      return 'Fetching…'
    case 'offline':
      return 'Not fetched yet: needs the server'
    case 'awaited':
      return 'Not fetched yet: still on the device it comes from'
    case 'failed':
      return problem !== null && !problemKinds[problem.kind].retry
        ? `Not shown. ${problem.message}`
        : 'Could not be fetched. It is tried again by itself'
  }
}

/** Box of a thumbnail, in pixels. */
const box = { width: 240, height: 160, least: 32 }

/** The size at which an image is shown small: known before it is there, so that nothing moves when it comes. */
export const thumbnailSize = ({
  width,
  height,
}: Pick<Attachment, 'width' | 'height'>): { width: number; height: number } => {
  const scale = Math.min(1, box.width / width, box.height / height)
  const side = (length: number) => Math.max(box.least, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}

/** `1920 × 1080, 240 KB`. */
export const imageFacts = ({ width, height, bytes }: Attachment): string =>
  `${width} × ${height}, ${byteSize(bytes)}`
