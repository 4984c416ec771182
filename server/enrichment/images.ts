import type { Account } from '../../core/domain/account/account.ts'
import { isImage } from '../../core/domain/files/attachment.ts'
import { currentRound } from '../../core/write-ups/current-round.ts'
import type { Material } from '../../core/write-ups/material.ts'
import type { Database } from '../store/database.ts'
import { readFile } from '../store/file-store.ts'
import type { ModelImage } from './model.ts'

/** Reads an image of the account by its hash; null if it isn't there, or not whole yet. */
export type ReadImage = (accountId: string, hash: string) => Promise<ModelImage | null>

export const readImageOf =
  (db: Database): ReadImage =>
  async (accountId, hash) => {
    const file = await readFile(db, { accountId, hash })
    if (file === null || file.type === 'application/octet-stream') return null
    return { type: file.type, body: file.body }
  }

/** The latest images that are sent, and how large they may be in all. Bytes. */
const most = { count: 5, bytes: 6_000_000 }

/**
 * The latest images of a session since it was reopened, oldest first: what "see above" is about. None unless the workspace allows it. Nothing in an image can be
 * masked.
 */
export const imagesOf = async (
  account: Account,
  material: Material,
  read: ReadImage,
): Promise<ModelImage[]> => {
  if (!account.ai.images) return []
  const hashes = currentRound(material).material.entries.flatMap(({ attachments }) =>
    attachments.filter(isImage).map(({ hash }) => hash),
  )
  const images: ModelImage[] = []
  let bytes = 0
  for (const hash of [...new Set(hashes.toReversed())].slice(0, most.count)) {
    const image = await read(account.id, hash)
    if (image === null || bytes + image.body.byteLength > most.bytes) continue
    bytes += image.body.byteLength
    images.unshift(image)
  }
  return images
}
