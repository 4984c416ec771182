import { useMemo } from 'react'
import type { Fix, FixDecision } from '../../../../core/domain/branches/fix.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { titleFrom } from '../../../../core/intents/session/title-from.ts'
import { useSteps } from '../../../data/react/use-session-parts.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { useOwnNotes } from '../../saved-notes/own-saved-notes.ts'
import { SavedNoteDialog } from '../../saved-notes/saved-note-dialog.tsx'
import { TemplateDialog } from '../../saved-notes/template-dialog.tsx'
import { stepsOfSession } from '../../saved-notes/template-text.ts'
import { useAct } from '../../shared/sessions/use-act.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

/** Records what became of a fix; one that was set aside since can't be decided on, and needn't be. */
const useDecide = (fix: Fix | null): ((decision: FixDecision) => void) => {
  const act = useAct()
  return (decision) => {
    if (fix !== null && fix.supersededAt === null) void act('fix.decide', { fixId: fix.id, decision })
  }
}

/** Keeps a fix as a saved note of one's own. */
export const KeepNote = ({ fix, onClose }: { fix: Fix; onClose: () => void }) => {
  const own = useOwnNotes()
  const decide = useDecide(fix)
  const suggested = useMemo(() => ({ title: titleFrom(fix.text), text: fix.text }), [fix.text])
  return (
    <SavedNoteDialog
      note={null}
      place="own"
      suggested={suggested}
      draftKey={fix.id}
      save={async (note) => {
        const problem = await own.save(note)
        if (problem !== null) return problem
        decide('draft_template')
        toast(sessionDialogWords.keep.noteSaved(note.title))
        return null
      }}
      onClose={onClose}
    />
  )
}

/** Keeps a session's steps as a template, which ends with its fix. */
export const KeepTemplate = ({
  session,
  fix,
  onClose,
}: {
  session: Session
  fix: Fix | null
  onClose: () => void
}) => {
  const steps = useSteps(session.id)
  const decide = useDecide(fix)
  const suggested = useMemo(
    () => ({ title: titleFrom(session.title), whenToUse: '', steps: stepsOfSession(steps ?? [], fix) }),
    [session.title, steps, fix],
  )
  // What it begins with must not change while someone writes.
  if (steps === undefined) return null
  return (
    <TemplateDialog
      template={null}
      suggested={suggested}
      draftKey={session.id}
      onSaved={() => decide('build_template')}
      onClose={onClose}
    />
  )
}
