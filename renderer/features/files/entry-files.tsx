import { sortedOut, type Attachment } from '../../../core/domain/files/attachment.ts'
import { FileList } from './file-item.tsx'
import { ImageRow } from './image-row.tsx'

/** The files of an entry: its images in a row, and the others below. */
export const EntryFiles = ({ attachments }: { attachments: readonly Attachment[] }) => {
  const { images, files } = sortedOut(attachments)
  return (
    <>
      <ImageRow images={images} />
      <FileList files={files} />
    </>
  )
}
