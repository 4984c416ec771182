import { useState, type ReactNode } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { WriteUpContent } from '../../../../core/domain/write-up/write-up.ts'
import { useBothDrafts, type ShownDraft } from '../../forms/both-drafts.ts'
import type { Submitted } from '../../forms/form-problem.ts'
import { needsLook } from './needs-look.ts'
import { confirmProblem, useConfirm } from '../form/use-confirm.ts'
import { usePosting } from '../posting/use-posting.ts'
import { useWriteUp } from '../form/use-write-up.ts'
import { WriteUpFold } from './write-up-fold.tsx'
import { WriteUpStep } from './write-up-step.tsx'
import type { Said } from '../form/write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** A dialog whose second step is a write-up. */
export type WriteUpFlow = {
  /** What `FormDialog` needs to show the step that is open. */
  dialog: {
    wide: 'editor' | false
    draft: ShownDraft
    back: { label: string; hint: string; run: () => void } | null
  }
  /** The second step in place of the fields; null while those are shown. */
  note: ReactNode
  /** Stands below the fields: what will become of the note, and the way to it. */
  fold: ReactNode
  /** What the filled button says, if not what it always does. */
  submitLabel: string | null
  /**
   * Call it once the fields are right. `stay` when the note has to be looked at first, which it then shows; or what to
   * send along.
   */
  ready: () => Promise<{ content: WriteUpContent } | { submitted: Submitted }>
  /** The number of the ticket it is posted to; null if nothing leaves. */
  postsTo: string | null
  /** Shows the fields again, because something is wrong there. */
  toFields: () => void
  /** Forgets what was changed about the note, once it was sent. */
  clear: () => void
}

/**
 * Adds a write-up to a dialog: one line below its fields as long as there is nothing to check, and a step of its own
 * before something leaves that a person should have read.
 *
 * @param fields the dialog's own draft
 */
export const useWriteUpFlow = (session: Session, said: Said, fields: ShownDraft): WriteUpFlow => {
  const posting = usePosting(session, said.kind)
  const { target, redaction, waiting } = posting
  const open = useWriteUp(session, said, posting)
  const [step, setStep] = useState<'fields' | 'note'>('fields')
  const draft = useBothDrafts(fields, open.draft)
  const hasTicket = target !== null
  const confirm = useConfirm(session, open, redaction)
  const mustLook =
    open.view !== undefined &&
    needsLook({
      hasTicket,
      visibility: open.view.visibility,
      masked: open.view.masked,
      edited: open.view.isEdited,
      problem: confirmProblem(open.view, open.changes),
    })
  const toFields = () => setStep('fields')

  return {
    dialog: {
      wide: step === 'note' ? 'editor' : false,
      draft,
      back: step === 'note' ? { label: words.post.back, hint: 'Ctrl B', run: toFields } : null,
    },
    note: step === 'note' ? <WriteUpStep open={open} redaction={redaction} onBack={toFields} /> : null,
    fold: <WriteUpFold open={open} waiting={waiting} onOpen={() => setStep('note')} />,
    submitLabel:
      step === 'fields'
        ? mustLook
          ? words.post.next
          : null
        : target === null
          ? null
          : said.kind === 'resolution'
            ? words.post.resolve(target.number)
            : words.post.escalate(target.number),
    ready: async () => {
      const view = await open.settled()
      const problem = confirmProblem(view, open.changes)
      const { visibility, masked, isEdited: edited } = view
      if (step === 'fields' && needsLook({ hasTicket, visibility, masked, edited, problem })) {
        setStep('note')
        return { submitted: 'stay' }
      }
      const confirmed = await confirm(view)
      return 'problem' in confirmed ? { submitted: { message: confirmed.problem } } : confirmed
    },
    postsTo: target?.number ?? null,
    toFields,
    clear: open.draft.clear,
  }
}
