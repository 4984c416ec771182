import './images.css'
import { useState } from 'react'
import type { Attachment } from '../../../core/domain/attachment.ts'
import { ImageViewer } from './image-viewer.tsx'
import { Thumbnail } from './thumbnail.tsx'

/** The images of an entry, in small; one that is pressed opens, and from there the others can be reached. */
export const ImageRow = ({ images }: { images: readonly Attachment[] }) => {
  const [open, setOpen] = useState<number | null>(null)
  if (images.length === 0) return null
  return (
    <>
      <ul className="image-row" aria-label="Images">
        {images.map((image, index) => (
          <li key={image.hash}>
            <Thumbnail image={image} onOpen={() => setOpen(index)} />
          </li>
        ))}
      </ul>
      {open !== null && <ImageViewer images={images} index={open} onIndex={setOpen} />}
    </>
  )
}
