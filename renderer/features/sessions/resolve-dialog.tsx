import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { needsOutcome, type Fix } from '../../../core/domain/fix.ts'
import type { Session } from '../../../core/domain/session.ts'
import { cut } from '../../../core/domain/text.ts'
import { useDesk } from '../../data/hooks.ts'
import { toast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import '../drafts/dialog-form.css'
import { SavedNote } from '../drafts/saved-note.tsx'
import { useBegunText } from '../drafts/use-begun-text.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { OfflineBanner } from '../handoffs/offline-banner.tsx'
import { SessionSubtitle } from '../handoffs/session-subtitle.tsx'
import { lengthProblem } from './text-size.ts'
import { useAct } from './use-act.ts'

const empty = { summary: '', action: '' }

/** Closes a session as solved. */
export const ResolveDialog = ({
  session,
  fix,
  begun,
  onClose,
}: {
  session: Session
  fix: Fix | null
  /** What was typed behind `/resolve`. */
  begun: string
  onClose: () => void
}) => {
  const desk = useDesk()
  const act = useAct()
  const { form, change, clear, loaded, saved } = useDraftForm(`resolve:${session.id}`, empty)
  useBegunText(begun, loaded, form.summary, (summary) => change({ summary }))
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const resolve = async () => {
    if (busy) return
    const tooLong = lengthProblem(form.summary, 8000) ?? lengthProblem(form.action, 2000)
    if (tooLong !== null) {
      setProblem(tooLong)
      return
    }
    setBusy(true)
    const result = await desk.act('session.resolve', {
      sessionId: session.id,
      resolutionSummary: form.summary,
      resolutionAction: form.action,
    })
    setBusy(false)
    if (!result.ok) {
      setProblem(result.problem.message)
      return
    }
    clear()
    onClose()
    toast('Resolved.', {
      tone: 'green',
      action: {
        label: 'Reopen',
        undoes: true,
        run: () => void act('session.reopen', { sessionId: session.id }),
      },
    })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Resolve"
      icon={CircleCheck}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void resolve()}
      footer={
        <>
          <span className="dialog-note">
            <SavedNote saved={saved} text={`${form.summary}${form.action}`} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Resolve
          </Button>
        </>
      }
    >
      <Field label="What was it?" error={problem}>
        <TextArea
          minRows={3}
          maxRows={12}
          dir="auto"
          data-autofocus=""
          placeholder="Access was granted through a nested group, which auto-mapping does not follow."
          value={form.summary}
          onChange={(event) => {
            setProblem(null)
            change({ summary: event.target.value })
          }}
        />
      </Field>
      <Field label="What solved it?">
        <TextArea
          minRows={2}
          maxRows={8}
          dir="auto"
          placeholder="Granted full access per person and re-added the mailbox."
          value={form.action}
          onChange={(event) => change({ action: event.target.value })}
        />
      </Field>
      {fix !== null && needsOutcome(fix) && (
        <p className="dialog-line">
          {fix.outcome === 'applied_pending'
            ? `“${cut(fix.text, 160)}” is still being checked. Resolving counts it as having worked.`
            : `“${cut(fix.text, 160)}” helped in part, and stays so.`}
        </p>
      )}
      {session.openHandoffId !== null && session.status !== 'paused' && (
        <p className="dialog-line">The open escalation ends with it: nobody needs to claim it any more.</p>
      )}
      <OfflineBanner>
        <strong>You are offline.</strong> It is kept on this device and goes out by itself.
      </OfflineBanner>
    </Dialog>
  )
}
