import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { ResolvedOutcome, type Fix } from '../../../../core/domain/branches/fix.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk, useSignedIn } from '../../../data/react/use-desk.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormChoice, FormField } from '../../forms/form-field.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { handoffStatusWords } from '../../handoffs/status/handoff-status.words.ts'
import { outcomeLead } from '../../shared/sessions/fix-status.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { writeUpWords } from '../../write-ups/write-ups.words.ts'
import { useWriteUpFlow } from '../../write-ups/step/use-write-up-flow.tsx'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { resolveFrom, type ResolveForm } from './resolve-form.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { useUndoResolve } from './use-undo-resolve.ts'

const words = sessionDialogWords.resolve
const empty: ResolveForm = { summary: '', action: '', fixWent: '' }

/** Closes a session as solved. */
export const ResolveDialog = ({
  session,
  fix,
  begun,
  onClose,
}: {
  session: Session
  fix: Fix | null
  /** What was typed after `/resolve`. */
  begun: string
  onClose: () => void
}) => {
  const desk = useDesk()
  const undoResolve = useUndoResolve()
  const handoff = useDocument('handoffs', session.openHandoffId) ?? null
  const draft = useDraftForm(`resolve:${session.id}`, empty)
  const { form, change, clear, loaded } = draft
  useBegunText(begun, loaded, form.summary, (summary) => change({ summary }))
  /** A suggested text that was emptied on purpose isn't suggested again. */
  const [wrote, setWrote] = useState(false)
  const { action, fixOutcome, asksFix, ready } = resolveFrom(form, fix, wrote)
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  const escalated = session.openHandoffId !== null && session.status !== 'paused'

  const flow = useWriteUpFlow(
    session,
    {
      kind: 'resolution',
      summary: form.summary.trim(),
      action: action.trim(),
      fix: fix === null || fixOutcome === null ? null : { id: fix.id, outcome: fixOutcome },
    },
    draft,
  )

  const checked = (): Submitted | null => {
    const wrong = lengthProblem(form.summary, 8000) ?? (ready.words ? null : words.wordsMissing)
    if (wrong !== null) return { field: 'summary', message: wrong }
    const tooLong = lengthProblem(action, 2000)
    if (tooLong !== null) return { field: 'action', message: tooLong }
    return ready.fix ? null : { field: 'fix', message: words.fixMissing }
  }
  const resolve = async (): Promise<Submitted> => {
    const wrong = checked()
    if (wrong !== null) {
      flow.toFields()
      return wrong
    }
    const note = await flow.ready()
    if ('submitted' in note) return note.submitted
    const result = await desk.act('session.resolve', {
      sessionId: session.id,
      resolutionSummary: form.summary,
      resolutionAction: action,
      fixOutcome,
      writeUp: note.content,
    })
    if (!result.ok) return result.problem
    clear()
    flow.clear()
    const posts = flow.postsTo === null ? '' : ` ${writeUpWords.post.underway(flow.postsTo, offline)}`
    toast(`${handoffStatusWords.resolved(escalated, offline)}${posts}`, {
      about: { sessionId: session.id, title: session.title },
      tone: escalated && offline ? 'amber' : 'green',
      action: {
        label: words.reopen,
        undoes: true,
        run: () => void undoResolve(session.id, handoff, note.content.writeUpId),
      },
      still: isStillTrue(desk, 'sessions', session.id, ({ status }) => status === 'resolved'),
    })
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={CircleCheck}
      subtitle={<SessionSubtitle session={session} />}
      submit={resolve}
      submitLabel={flow.submitLabel ?? words.submit}
      {...flow.dialog}
      onClose={onClose}
    >
      {flow.note ?? (
        <>
          <FormField name="summary" label={words.cause}>
            <TextArea
              minRows={3}
              maxRows={12}
              dir="auto"
              data-autofocus=""
              placeholder={words.causeExample}
              value={form.summary}
              onChange={(event) => change({ summary: event.target.value })}
            />
          </FormField>
          <FormField name="action" label={words.action}>
            <TextArea
              minRows={2}
              maxRows={8}
              dir="auto"
              placeholder={words.actionExample}
              value={action}
              onChange={(event) => {
                setWrote(true)
                change({ action: event.target.value })
              }}
            />
          </FormField>
          {asksFix && fix !== null && (
            <>
              <FormChoice<ResolvedOutcome | ''>
                name="fix"
                label={words.fix}
                numbered
                value={fixOutcome ?? ''}
                onChange={(fixWent) => change({ fixWent })}
                options={ResolvedOutcome.options.map((value) => ({ value, label: outcomeLead(value) }))}
              >
                <p className="form-line" dir="auto">
                  {words.quote(fix.text)}
                </p>
              </FormChoice>
              {fix.outcome === 'applied_pending' && form.fixWent === '' && (
                <p className="form-line">{words.stillChecking}</p>
              )}
            </>
          )}
          {escalated && <p className="form-line">{handoffStatusWords.beforeResolving(offline)}</p>}
          {flow.fold}
          <OfflineBanner body={words.offline} />
        </>
      )}
    </FormDialog>
  )
}
