import { CircleSlash, FileText, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { canRetry } from '../../../core/domain/write-up/writeback-state.ts'
import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { TextDialog } from './text-dialog.tsx'
import { useRetry } from './use-decide.ts'
import { useMayDecide } from './use-writeback.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** What can be done about a writeback: try again, leave it, read its text. */
export const WritebackActions = ({
  writeback,
  ownerId,
  hasText = true,
}: {
  writeback: Writeback
  /** The session's owner; null if unknown. */
  ownerId: string | null
  /** Whether the text can be opened from here. */
  hasText?: boolean | undefined
}) => {
  const retry = useRetry()
  const mayDecide = useMayDecide(writeback, ownerId)
  const [open, setOpen] = useState<'leave' | 'text' | null>(null)
  const close = () => setOpen(null)
  const { state, problem, changes } = writeback
  const isDone = state === 'posted' || state === 'left'
  const retries =
    canRetry(writeback) &&
    // Held because the session went on: trying again would only be held again.
    (problem?.kind !== 'changed' || changes.length > 0) &&
    (state !== 'posting' || problem !== null) &&
    (state !== 'waiting' || problem !== null)
  return (
    <>
      {mayDecide && retries && (
        <Button size="sm" icon={RotateCcw} onClick={() => void retry(writeback)}>
          {problem?.kind === 'changed'
            ? words.postAnyway
            : state === 'waiting'
              ? words.retryNow
              : words.retry}
        </Button>
      )}
      {mayDecide && !isDone && state !== 'waiting' && state !== 'posting' && (
        <Button size="sm" icon={CircleSlash} onClick={() => setOpen('leave')}>
          {words.leave}
        </Button>
      )}
      {hasText && (
        <Button size="sm" variant="ghost" icon={FileText} onClick={() => setOpen('text')}>
          {words.showText}
        </Button>
      )}
      {open === 'leave' && <LeaveDialog writeback={writeback} open onClose={close} />}
      {open === 'text' && (
        <TextDialog writeUpId={writeback.writeUpId} ticket={writeback.ticketNumber} onClose={close} />
      )}
    </>
  )
}
