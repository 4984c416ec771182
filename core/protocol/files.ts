import { z } from 'zod'
import { FileBytes, FileType, fileLimits } from '../domain/files/attachment.ts'

/**
 * Query of `PUT /files/<hash>/<chunk index>`; the body is the chunk's bytes.
 *
 * Every chunk describes the whole file, so any of them may come first, or more than once.
 */
export const FileChunkQuery = z.object({
  type: FileType,
  bytes: z.coerce.number().pipe(FileBytes),
})

/** A chunk's number in a URL. */
export const ChunkIndex = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,3})$/)
  .transform(Number)
  .pipe(z.int().max(Math.ceil(fileLimits.bytes / fileLimits.chunkBytes) - 1))

/**
 * The answer to `GET /files/<hash>/status` and every `PUT`: the chunks the server has, in order, and whether they
 * make up the verified file. A complete file lists no chunks.
 */
export const FileStatus = z.object({ complete: z.boolean(), chunks: z.array(z.int().min(0)) })
export type FileStatus = z.infer<typeof FileStatus>
