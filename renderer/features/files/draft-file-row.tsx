import './files.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import { sortedOut } from '../../../core/domain/files/attachment.ts'
import type { DraftFiles } from '../../data/react/use-files.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { FileItem } from './file-item.tsx'
import { filesWords as words } from './files.words.ts'
import { ImageViewer } from './image-viewer.tsx'
import { Thumbnail } from './thumbnail.tsx'

/** Height of a thumbnail in what is being written, in pixels. */
const rowHeight = 56

/** The files that are part of what is being written. Each can be removed again. */
export const DraftFileRow = ({ draft, onRemoved }: { draft: DraftFiles; onRemoved: () => void }) => {
  const { preparing } = draft
  const { images, files } = sortedOut(draft.files)
  const [open, setOpen] = useState<number | null>(null)
  if (draft.files.length === 0 && preparing === 0) return null
  const remove = (hash: string) => {
    draft.remove(hash)
    onRemoved()
  }
  return (
    <>
      <ul className="image-row image-row-draft" aria-label={words.toSend}>
        {images.map((image, index) => (
          <li key={image.hash}>
            <Thumbnail image={image} height={rowHeight} unsent onOpen={() => setOpen(index)} />
            <IconButton label={words.remove(image.name)} icon={X} onClick={() => remove(image.hash)} />
          </li>
        ))}
        {files.map((file) => (
          <li key={file.hash} className="image-row-file">
            <FileItem file={file} unsent onRemove={() => remove(file.hash)} />
          </li>
        ))}
        {preparing > 0 && (
          <li className="image-preparing" role="status">
            {words.preparing(preparing)}
          </li>
        )}
      </ul>
      {open !== null && <ImageViewer images={images} index={open} onIndex={setOpen} />}
    </>
  )
}
