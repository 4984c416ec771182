import './files.css'
import { CloudOff, HardDrive, Image, LoaderCircle, TriangleAlert, Upload } from 'lucide-react'
import type { ImageAttachment } from '../../../core/domain/files/attachment.ts'
import type { FileView } from '../../data/contract/desk.ts'
import { useFile } from '../../data/react/use-files.ts'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { filesWords } from './files.words.ts'
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

/** What is shown in an image's place until it's loaded. */
export const ImagePlaceholder = ({ view }: { view: FileView }) => (
  <span className="image-placeholder">
    <Icon icon={signs[view.state]} size={14} />
    <span className="image-placeholder-words">{imageWords(view)}</span>
  </span>
)

/** A thumbnail that opens its image. It takes the same space before it's loaded as after. */
export const Thumbnail = ({
  image,
  height,
  unsent = false,
  onOpen,
}: {
  image: ImageAttachment
  /** For a row of one height; otherwise as large as a thumbnail can be. */
  height?: number | undefined
  /** Part of what is still being written, so of course it isn't sent. */
  unsent?: boolean | undefined
  onOpen: () => void
}) => {
  const view = useFile(image)
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
          <span className="sr-only">{filesWords.alt(image.name)}</span>
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
