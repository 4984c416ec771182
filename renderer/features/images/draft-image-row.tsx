import './images.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { DraftImages } from '../../data/react/use-images.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ImageViewer } from './image-viewer.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { counted } from '../../../core/domain/plural.ts'

/** Height of a thumbnail among what is being written, in pixels. */
const rowHeight = 56

/** The images that will go along with what is being written, each with a way to take it out again. */
export const DraftImageRow = ({ draft, onRemoved }: { draft: DraftImages; onRemoved: () => void }) => {
  const { images, preparing } = draft
  const [open, setOpen] = useState<number | null>(null)
  if (images.length === 0 && preparing === 0) return null
  return (
    <>
      <ul className="image-row image-row-draft" aria-label="Images to send">
        {images.map((image, index) => (
          <li key={image.hash}>
            <Thumbnail image={image} height={rowHeight} unsent onOpen={() => setOpen(index)} />
            <IconButton
              label={`Take out ${image.name}`}
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
            {`Preparing ${counted(preparing, 'image')}…`}
          </li>
        )}
      </ul>
      {open !== null && <ImageViewer images={images} index={open} onIndex={setOpen} />}
    </>
  )
}
