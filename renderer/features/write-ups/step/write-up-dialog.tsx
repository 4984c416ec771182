import { NotebookPen } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { WriteUpKind } from '../../../../core/domain/write-up/write-up.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { useNames } from '../../shared/names/use-names.ts'
import { useConfirm } from '../form/use-confirm.ts'
import { usePosting } from '../posting/use-posting.ts'
import { useWriteUp } from '../form/use-write-up.ts'
import { WriteUpStep } from './write-up-step.tsx'
import type { Said } from '../form/write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** Which write-up a session can have confirmed now: it is resolved or escalated, by this person, without one. */
export const missingWriteUp = (
  { status, writeUpId, ownerId }: Pick<Session, 'status' | 'writeUpId' | 'ownerId'>,
  personId: string,
): WriteUpKind | null => {
  if (writeUpId !== null || ownerId !== personId) return null
  if (status === 'resolved') return 'resolution'
  return status === 'escalated' || status === 'requesting_escalation' ? 'escalation' : null
}

/** The note of a session that was resolved or escalated without one. */
export const WriteUpDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const me = useMe()
  const kind = missingWriteUp(session, me?.id ?? '')
  const closed = useRef(false)
  useEffect(() => {
    if (kind !== null || closed.current) return
    closed.current = true
    onClose()
  }, [kind, onClose])
  return kind === null ? null : <OpenDialog session={session} kind={kind} onClose={onClose} />
}

const OpenDialog = ({
  session,
  kind,
  onClose,
}: {
  session: Session
  kind: WriteUpKind
  onClose: () => void
}) => {
  const desk = useDesk()
  const posting = usePosting(session, kind)
  const handoff = useDocument('handoffs', session.openHandoffId) ?? null
  const { nameOf } = useNames()
  const target = handoff?.targetUserId ?? null
  const said: Said =
    kind === 'resolution'
      ? {
          kind,
          summary: session.resolutionSummary ?? '',
          action: session.resolutionAction ?? '',
          fix: null,
        }
      : { kind, reason: session.escalationReason ?? '', to: target === null ? null : nameOf(target) }
  const open = useWriteUp(session, said, posting)
  const confirm = useConfirm(session, open, posting.redaction)

  const submit = async (): Promise<Submitted> => {
    const confirmed = await confirm()
    if ('problem' in confirmed) return { message: confirmed.problem }
    const result = await desk.act('writeup.confirm', { sessionId: session.id, writeUp: confirmed.content })
    if (!result.ok) return result.problem
    open.draft.clear()
    toast(posting.target === null ? words.post.kept : words.post.underway(posting.target.number), {
      about: { sessionId: session.id, title: session.title },
    })
    return 'done'
  }
  return (
    <FormDialog
      title={words.title[kind]}
      icon={NotebookPen}
      subtitle={<SessionSubtitle session={session} />}
      wide="editor"
      submit={submit}
      submitLabel={posting.target === null ? words.post.keep : words.post.confirm(posting.target.number)}
      draft={open.draft}
      onClose={onClose}
    >
      <WriteUpStep open={open} redaction={posting.redaction} onBack={null} />
    </FormDialog>
  )
}
