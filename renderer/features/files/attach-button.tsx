import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { useCommand } from '../../state/keys/commands.ts'
import { IconButton } from '../../ui/buttons/icon-button.tsx'

import { filesWords as words } from './files.words.ts'

const AttachCommand = ({ pick }: { pick: () => void }) => {
  useCommand({ id: 'attach', label: words.add, group: words.files, run: pick })
  return null
}

/** Picks files from the device, for anyone who doesn't paste or drop. */
export const AttachButton = ({
  onFiles,
  inPalette = false,
}: {
  onFiles: (files: readonly File[]) => void
  inPalette?: boolean | undefined
}) => {
  const input = useRef<HTMLInputElement | null>(null)
  const pick = () => input.current?.click()
  return (
    <>
      {inPalette && <AttachCommand pick={pick} />}
      <IconButton label={words.add} icon={Paperclip} onClick={pick} />
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
