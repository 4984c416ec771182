import './images.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { DraftImages } from '../../data/react/use-images.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ImageViewer } from './image-viewer.tsx'
import { imagesWords as words } from './images.words.ts'
import { Thumbnail } from './thumbnail.tsx'

/** Height of a thumbnail in what is being written, in pixels. */
const rowHeight = 56

/** The images that are part of what is being written. Each can be removed again. */
export const DraftImageRow = ({ draft, onRemoved }: { draft: DraftImages; onRemoved: () => void }) => {
  const { images, preparing } = draft
  const [open, setOpen] = useState<number | null>(null)
  if (images.length === 0 && preparing === 0) return null
  return (
    <>
      <ul className="image-row image-row-draft" aria-label={words.toSend}>
        {images.map((image, index) => (
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
      {open !== null && <ImageViewer images={images} index={open} onIndex={setOpen} />}
    </>
  )
}
