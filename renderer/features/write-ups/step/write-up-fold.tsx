import './write-up-step.css'
import { NotebookPen } from 'lucide-react'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import type { OpenWriteUp } from '../form/use-write-up.ts'
import { foldLine } from './fold-line.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** The note in one line, where it is not being looked at: what will happen to it, and the way to it. */
export const WriteUpFold = ({
  open: { view, target },
  waiting,
  onOpen,
}: {
  open: OpenWriteUp
  /** Why nothing is posted yet although there is a ticket; null if nothing is waiting. */
  waiting: string | null
  onOpen: () => void
}) => {
  useShortcut('ctrl+e', onOpen, { label: words.post.edit, scope: 'note', palette: false })
  if (view === undefined) return null
  const { lead, rest } = foldLine(view, target)
  return (
    <div className="write-up-fold">
      <Icon icon={NotebookPen} size={14} />
      <span className="grow">
        <strong>{words.title[view.kind]}</strong> {waiting ?? [lead, ...rest].join(' · ')}
      </span>
      <Button size="sm" variant="ghost" hint="Ctrl E" onClick={onOpen}>
        {words.post.edit}
      </Button>
    </div>
  )
}
