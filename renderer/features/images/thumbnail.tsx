import './images.css'
import { CloudOff, HardDrive, Image, LoaderCircle, TriangleAlert, Upload } from 'lucide-react'
import type { Attachment } from '../../../core/domain/attachment.ts'
import type { FileView } from '../../data/contract/desk.ts'
import { useImage } from '../../data/react/use-images.ts'
import { Icon, type LucideIcon } from '../../ui/icon.tsx'
import { imageWords, thumbnailSize } from './image-words.ts'

const signs: Record<FileView['state'], LucideIcon> = {
  looking: Image,
  fetching: LoaderCircle,
  offline: CloudOff,
  awaited: CloudOff,
  failed: TriangleAlert,
  device: HardDrive,
  sending: Upload,
  sent: Image,
  stuck: TriangleAlert,
}

/** What stands in an image's place until it is there. */
export const ImagePlaceholder = ({ view }: { view: FileView }) => (
  <span className="image-placeholder">
    <Icon icon={signs[view.state]} size={14} />
    <span className="image-placeholder-words">{imageWords(view)}</span>
  </span>
)

/** An image in small, which opens it. Its place is as large before it is there as after. */
export const Thumbnail = ({
  image,
  height,
  unsent = false,
  onOpen,
}: {
  image: Attachment
  /** In a row of one height; else as large as a thumbnail may be. */
  height?: number | undefined
  /** Part of what is still being written: where it stands is no news. */
  unsent?: boolean | undefined
  onOpen: () => void
}) => {
  const view = useImage(image)
  const words = unsent && view.url !== null ? null : imageWords(view)
  const fitted = thumbnailSize(image)
  const size =
    height === undefined
      ? fitted
      : { width: Math.min(120, Math.max(32, Math.round((fitted.width * height) / fitted.height))), height }
  return (
    <button
      type="button"
      className="image-thumbnail"
      title={words === null ? image.name : `${image.name}\n${words}`}
      style={{ width: size.width, height: size.height }}
      onClick={onOpen}
    >
      {view.url === null ? (
        <>
          <span className="sr-only">{image.name}, image</span>
          <ImagePlaceholder view={view} />
        </>
      ) : (
        <>
          <img src={view.url} alt={image.name} width={size.width} height={size.height} decoding="async" />
          {words !== null && (
            <span className={`image-badge image-badge-${view.state}`}>
              <Icon icon={signs[view.state]} size={12} />
              <span className="sr-only">{words}</span>
            </span>
          )}
        </>
      )}
    </button>
  )
}
