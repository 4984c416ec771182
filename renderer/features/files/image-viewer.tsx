import './files.css'
import { ChevronLeft, ChevronRight, Copy, Download, Maximize2, Minimize2 } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { ImageAttachment } from '../../../core/domain/files/attachment.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useFile } from '../../data/react/use-files.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { imageFacts, imageWords } from './image-words.ts'
import { filesWords } from './files.words.ts'
import { copyImage } from './copy-image.ts'
import { ImagePlaceholder } from './thumbnail.tsx'
import { useSaveFile } from './use-save-file.ts'

/** One image as large as the window allows, with its neighbors. `onIndex(null)` closes it. */
export const ImageViewer = ({
  images,
  index,
  onIndex,
}: {
  images: readonly ImageAttachment[]
  index: number
  onIndex: (index: number | null) => void
}) => {
  const image = images[index]
  if (image === undefined) return null
  const turn = (by: number) => onIndex((index + by + images.length) % images.length)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    // At its actual size, the arrow keys scroll the image.
    const scrolls = event.target instanceof Element && event.target.closest('.image-stage-full') !== null
    if (by !== 0 && images.length > 1 && !scrolls) turn(by)
  }
  const place = images.length > 1 ? filesWords.position(index + 1, images.length) : null
  return (
    <Dialog
      wide
      open
      title={image.name}
      subtitle={[place, imageFacts(image)].filter((part) => part !== null).join(' · ')}
      onClose={() => onIndex(null)}
      onKeyDown={onKeyDown}
      footer={<Tools image={image} onTurn={images.length > 1 ? turn : null} onClose={() => onIndex(null)} />}
    >
      <Stage key={image.hash} image={image} />
    </Dialog>
  )
}

const Stage = ({ image }: { image: ImageAttachment }) => {
  const view = useFile(image)
  const [full, setFull] = useState(false)
  const toggle = () => setFull((now) => !now)
  useShortcut('z', toggle, { label: filesWords.actualSize, scope: 'image', palette: false })
  const words = imageWords(view)
  return (
    <>
      <div
        className={full ? 'image-stage image-stage-full' : 'image-stage'}
        role="region"
        aria-label={image.name}
        // At its actual size it scrolls, so it needs to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ aspectRatio: full ? undefined : `${image.width} / ${image.height}` }}
      >
        {view.url === null ? (
          <ImagePlaceholder view={view} />
        ) : (
          <img src={view.url} alt={image.name} width={image.width} height={image.height} />
        )}
      </div>
      <div className="image-stage-foot">
        <span role="status">{view.url === null ? '' : (words ?? '')}</span>
        <Button size="sm" variant="ghost" icon={full ? Minimize2 : Maximize2} hint="Z" onClick={toggle}>
          {full ? filesWords.fitWindow : filesWords.actualSize}
        </Button>
      </div>
    </>
  )
}

const Tools = ({
  image,
  onTurn,
  onClose,
}: {
  image: ImageAttachment
  /** Shows a neighbor; null when there is none. */
  onTurn: ((by: number) => void) | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const save = useSaveFile()
  const withBytes = async (work: (blob: Blob) => Promise<void> | void) => {
    const read = await desk.readFile(image)
    if (read.ok) await work(read.value)
    else toast(read.problem.message, { tone: 'red' })
  }
  const copy = async (blob: Blob) => {
    const copied = await copyImage(blob)
    toast(copied ? filesWords.copied : filesWords.notCopied, copied ? {} : { tone: 'red' })
  }
  return (
    <>
      {onTurn !== null && (
        <>
          <IconButton label={filesWords.previous} hint="←" icon={ChevronLeft} onClick={() => onTurn(-1)} />
          <IconButton label={filesWords.next} hint="→" icon={ChevronRight} onClick={() => onTurn(1)} />
        </>
      )}
      <span className="grow" />
      <Button icon={Copy} onClick={() => void withBytes(copy)}>
        {filesWords.copy}
      </Button>
      <Button icon={Download} onClick={() => void save(image)}>
        {filesWords.saveAs}
      </Button>
      <Button variant="primary" hint="Esc" data-autofocus onClick={onClose}>
        {filesWords.close}
      </Button>
    </>
  )
}
