import './files.css'
import {
  Braces,
  Download,
  File,
  FileArchive,
  FileCog,
  FileImage,
  FileText,
  FileVideo,
  Network,
  TriangleAlert,
  X,
} from 'lucide-react'
import { useState } from 'react'
import type { FileAttachment } from '../../../core/domain/files/attachment.ts'
import { fileTypeWord, formatMismatch, type FileFormat } from '../../../core/domain/files/file-format.ts'
import { sizeText } from '../../language/numbers.ts'
import type { FileTransfer } from '../../data/contract/desk.ts'
import { useFileTransfer } from '../../data/react/use-files.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { FileViewer } from './file-viewer.tsx'
import { filesWords as words } from './files.words.ts'
import { useSaveFile } from './use-save-file.ts'
import { fileWords } from '../../language/domain.words.ts'

const icons: Record<FileFormat, LucideIcon> = {
  text: FileText,
  pdf: FileText,
  rtf: FileText,
  archive: FileArchive,
  zip: FileArchive,
  compound: File,
  program: FileCog,
  shortcut: FileCog,
  image: FileImage,
  media: FileVideo,
  event_log: FileText,
  capture: Network,
  registry: Braces,
  dump: File,
  database: File,
  mailbox: File,
  unknown: File,
}

/** Where a file is, in words; null when there's nothing to say, because everyone has it or can get it. */
export const transferWords = ({ state, share, problem }: FileTransfer): string | null => {
  switch (state) {
    case 'elsewhere':
    case 'sent':
      return null
    case 'device':
      return words.device
    case 'sending':
      return words.sendingShare(share)
    case 'stuck':
      return words.stuck(problem?.message ?? '')
  }
}

/** One file of an entry: what it is, where it is, and what can be done with it. */
export const FileItem = ({
  file,
  unsent = false,
  onRemove = null,
}: {
  file: FileAttachment
  /** Part of what is still being written, so of course it isn't sent. */
  unsent?: boolean | undefined
  onRemove?: (() => void) | null | undefined
}) => {
  const [open, setOpen] = useState(false)
  const [preparing, setPreparing] = useState(false)
  const transfer = useFileTransfer(file.hash)
  const save = useSaveFile()
  const stands = unsent ? null : transferWords(transfer)
  const wrong = formatMismatch(file, fileWords)
  const isText = file.format === 'text'
  const saveAs = () => {
    setPreparing(true)
    void save(file).finally(() => setPreparing(false))
  }
  return (
    <div className="file-item">
      <div className="file-item-line">
        <Icon icon={icons[file.format]} size={14} />
        <button
          type="button"
          className="file-item-name"
          title={file.name}
          aria-label={isText ? words.openFile(file.name) : words.saveFile(file.name)}
          onClick={isText ? () => setOpen(true) : saveAs}
        >
          <bdi className="text-cut">{file.name}</bdi>
        </button>
        <span className="file-item-facts">{`${fileTypeWord(file, fileWords)}, ${sizeText(file.bytes)}`}</span>
        {(stands !== null || preparing) && (
          <span className={`file-item-state file-item-${transfer.state}`} role="status">
            {preparing && transfer.state === 'elsewhere' ? words.fetching : stands}
          </span>
        )}
        {transfer.state === 'sending' && !unsent && (
          <progress
            className="file-item-progress"
            max={1}
            value={transfer.share}
            aria-label={words.sendingShare(transfer.share)}
          />
        )}
        <span className="file-item-tools">
          {!unsent && <IconButton label={words.saveFile(file.name)} icon={Download} onClick={saveAs} />}
          {onRemove !== null && <IconButton label={words.remove(file.name)} icon={X} onClick={onRemove} />}
        </span>
      </div>
      {wrong !== null && (
        <p className="file-item-wrong">
          <Icon icon={TriangleAlert} size={12} />
          {wrong}
        </p>
      )}
      {file.preview !== '' && (
        <button
          type="button"
          className="file-item-preview"
          dir="auto"
          aria-label={words.openFile(file.name)}
          onClick={() => setOpen(true)}
        >
          {file.preview}
        </button>
      )}
      {open && <FileViewer file={file} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** The files of an entry that aren't images, one below the other. */
export const FileList = ({ files }: { files: readonly FileAttachment[] }) =>
  files.length === 0 ? null : (
    <ul className="file-list" aria-label={words.files}>
      {files.map((file) => (
        <li key={file.hash}>
          <FileItem file={file} />
        </li>
      ))}
    </ul>
  )
