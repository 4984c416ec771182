import { z } from 'zod'
import { FileBytes, ImageType, imageLimits } from '../domain/attachment.ts'

/**
 * What stands in the address of `PUT /files/<hash>/<chunk index>`; the body is the chunk's bytes.
 *
 * Every chunk says what the whole is, so that any of them may come first, and come again.
 */
export const FileChunkQuery = z.object({
  type: ImageType,
  bytes: z.coerce.number().pipe(FileBytes),
})

/** Number of a chunk, as it stands in an address. */
export const ChunkIndex = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,3})$/)
  .transform(Number)
  .pipe(z.int().max(Math.ceil(imageLimits.bytes / imageLimits.chunkBytes) - 1))

/**
 * Answer of `GET /files/<hash>/status` and of every `PUT`: the chunks that the server has, in order, and whether
 * they were found to be the file. A complete one names no chunks.
 */
export const FileStatus = z.object({ complete: z.boolean(), chunks: z.array(z.int().min(0)) })
export type FileStatus = z.infer<typeof FileStatus>
