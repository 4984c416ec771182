import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { Fix, ResolvedOutcome } from '../../../../core/domain/fix.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { cut } from '../../../../core/domain/text.ts'
import { useDesk, useSignedIn } from '../../../data/react/use-desk.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { toast } from '../../../state/toasts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import '../../forms/dialog-form.css'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { resolvedWords } from '../../handoffs/status/promise-words.ts'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { resolveFrom, type ResolveForm } from './resolve-form.ts'
import { isStillTrue } from '../../shared/is-still-true.ts'
import { outcomeLead } from '../../shared/fix-status.ts'
import { useUndoResolve } from './use-undo-resolve.ts'

const empty: ResolveForm = { summary: '', action: '', fixWent: '' }

const outcomes: readonly { value: ResolvedOutcome; label: string }[] = [
  { value: 'applied_success', label: outcomeLead('applied_success') },
  { value: 'applied_partial', label: outcomeLead('applied_partial') },
  { value: 'applied_failed', label: outcomeLead('applied_failed') },
]

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
  const undoResolve = useUndoResolve()
  const handoff = useDocument('handoffs', session.openHandoffId) ?? null
  const { form, change, clear, loaded, saved } = useDraftForm(`resolve:${session.id}`, empty)
  useBegunText(begun, loaded, form.summary, (summary) => change({ summary }))
  const [problem, setProblem] = useState<string | null>(null)
  const [fixProblem, setFixProblem] = useState<string | null>(null)
  /** An offered text that was emptied on purpose is not offered again. */
  const [wrote, setWrote] = useState(false)
  const { action, fixOutcome, asksFix, ready } = resolveFrom(form, fix, wrote)
  const [busy, setBusy] = useState(false)
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  const escalated = session.openHandoffId !== null && session.status !== 'paused'

  const resolve = async () => {
    if (busy) return undefined
    const tooLong = lengthProblem(form.summary, 8000) ?? lengthProblem(action, 2000)
    if (tooLong !== null) return setProblem(tooLong)
    if (!ready.words) return setProblem('Say in a sentence what solved it, so that the next one finds it.')
    if (!ready.fix) return setFixProblem('Say how the suggested fix went.')
    setBusy(true)
    const result = await desk.act('session.resolve', {
      sessionId: session.id,
      resolutionSummary: form.summary,
      resolutionAction: action,
      fixOutcome,
    })
    setBusy(false)
    if (!result.ok) return setProblem(result.problem.message)
    clear()
    onClose()
    toast(resolvedWords(escalated, offline, false), {
      tone: escalated && offline ? 'amber' : 'green',
      action: {
        label: 'Reopen',
        undoes: true,
        run: () => void undoResolve(session.id, handoff),
      },
      still: isStillTrue(desk, 'sessions', session.id, ({ status }) => status === 'resolved'),
    })
    return undefined
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
            <DraftSaved saved={saved} text={`${form.summary}${form.action}`} />
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
          value={action}
          onChange={(event) => {
            setProblem(null)
            setWrote(true)
            change({ action: event.target.value })
          }}
        />
      </Field>
      {asksFix && fix !== null && (
        <div className="field">
          <span className="field-label" aria-hidden="true">
            How did the suggested fix go?
          </span>
          <p className="dialog-line" dir="auto">
            “{cut(fix.text, 160)}”
          </p>
          <Segmented<ResolvedOutcome | ''>
            label="How did the suggested fix go?"
            value={fixOutcome ?? ''}
            onChange={(fixWent) => {
              setFixProblem(null)
              change({ fixWent })
            }}
            options={outcomes}
          />
          {fixProblem !== null && (
            <p className="dialog-error" role="alert">
              {fixProblem}
            </p>
          )}
          {fix.outcome === 'applied_pending' && form.fixWent === '' && (
            <p className="dialog-line">It is still being checked. Resolving counts it as having worked.</p>
          )}
        </div>
      )}
      {escalated && <p className="dialog-line">{resolvedWords(true, offline, true)}</p>}
      <OfflineBanner>
        <strong>You are offline.</strong> It is kept on this device and goes out by itself.
      </OfflineBanner>
    </Dialog>
  )
}
