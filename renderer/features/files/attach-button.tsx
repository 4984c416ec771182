import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../ui/buttons/icon-button.tsx'

import { filesWords as words } from './files.words.ts'

/** Picks files from the device, for anyone who doesn't paste or drop. */
export const AttachButton = ({ onFiles }: { onFiles: (files: readonly File[]) => void }) => {
  const input = useRef<HTMLInputElement | null>(null)
  return (
    <>
      <IconButton label={words.add} icon={Paperclip} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={words.files}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file can be picked again.
          event.target.value = ''
        }}
      />
    </>
  )
}
