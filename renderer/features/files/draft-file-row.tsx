import './files.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { DraftFiles } from '../../data/react/use-files.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ImageViewer } from './image-viewer.tsx'
import { filesWords as words } from './files.words.ts'
import { Thumbnail } from './thumbnail.tsx'

/** Height of a thumbnail in what is being written, in pixels. */
const rowHeight = 56

/** The images that are part of what is being written. Each can be removed again. */
export const DraftFileRow = ({ draft, onRemoved }: { draft: DraftFiles; onRemoved: () => void }) => {
  const { files, preparing } = draft
  const [open, setOpen] = useState<number | null>(null)
  if (files.length === 0 && preparing === 0) return null
  return (
    <>
      <ul className="image-row image-row-draft" aria-label={words.toSend}>
        {files.map((image, index) => (
          <li key={image.hash}>
            <Thumbnail image={image} height={rowHeight} unsent onOpen={() => setOpen(index)} />
            <IconButton
              label={words.remove(image.name)}
              icon={X}
              onClick={() => {
                draft.remove(image.hash)
                onRemoved()
              }}
            />
          </li>
        ))}
        {preparing > 0 && (
          <li className="image-preparing" role="status">
            {words.preparing(preparing)}
          </li>
        )}
      </ul>
      {open !== null && <ImageViewer images={files} index={open} onIndex={setOpen} />}
    </>
  )
}
