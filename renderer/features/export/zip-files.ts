import { Zip, ZipPassThrough } from 'fflate'

/** A file for an archive; its bytes are read when it is its turn. */
export type ZippedFile = { path: string; body: Blob }

/**
 * Files as one ZIP archive, stored as they are: images don't get any smaller, and packing large logs would block typing.
 *
 * Only one file is in memory at a time.
 */
export const zipFiles = async (files: readonly ZippedFile[], at: number): Promise<Blob> => {
  const parts: BlobPart[] = []
  const zip = new Zip((error, data) => {
    if (error !== null) throw error
    parts.push(data)
  })
  for (const { path, body } of files) {
    const file = new ZipPassThrough(path)
    file.mtime = at
    zip.add(file)
    // One after the other, so that only one is in memory.
    file.push(new Uint8Array(await body.arrayBuffer()), true)
  }
  zip.end()
  return new Blob(parts, { type: 'application/zip' })
}
