import './files.css'
import { useState } from 'react'
import type { ImageAttachment } from '../../../core/domain/files/attachment.ts'
import { ImageViewer } from './image-viewer.tsx'
import { filesWords as words } from './files.words.ts'
import { Thumbnail } from './thumbnail.tsx'

/** The thumbnails of an entry's images. Each opens its image, and the others can be reached from there. */
export const ImageRow = ({ images }: { images: readonly ImageAttachment[] }) => {
  const [open, setOpen] = useState<number | null>(null)
  if (images.length === 0) return null
  return (
    <>
      <ul className="image-row" aria-label={words.images}>
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
