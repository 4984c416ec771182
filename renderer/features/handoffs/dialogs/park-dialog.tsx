import { Pause } from 'lucide-react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../../core/domain/session/snapshot.ts'
import { hour } from '../../../../core/domain/time/durations.ts'
import { parkedUntil } from '../../../language/handoffs.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { smartTime } from '../../../language/relative-time.ts'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { filesWords } from '../../files/files.words.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormChoice, FormField, FormSwitch } from '../../forms/form-field.tsx'
import { FormFiles, useFormFiles } from '../../forms/form-files.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { MentionArea } from '../../mentions/mention-area.tsx'
import { useMentions } from '../../mentions/use-mentions.ts'
import { isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { toLocalInput } from '../../shared/text/local-input.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { useUndo } from '../../shared/sessions/use-act.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'
import { IncludedLine } from './included-line.tsx'
import { wakeAnswer, wakeOptions, type WakeChoice } from './wake-time.ts'

const words = handoffDialogWords.park
const empty = { note: '', wake: 'none', custom: '', reply: '' }
const twoHours = 2 * hour

/** True where a reply on the session's ticket reaches Baton: it is linked to one of a connected ticket system. */
const useWakesOnReply = ({ linkedTicketId, psaConnectionId }: Session): boolean => {
  const connection = useDocument('connections', psaConnectionId) ?? null
  return linkedTicketId !== null && connection !== null && connection.state !== 'removed'
}

/** Sets a session aside with a note and, if wanted, a reminder or until a reply on its ticket. No one is notified. */
export const ParkDialog = ({
  session,
  branches,
  workedOn,
  fix,
  begun,
  onClose,
}: {
  session: Session
  branches: readonly Branch[]
  /** Ids of the branches that someone worked on. */
  workedOn: ReadonlySet<string>
  /** The current suggestion, if there is one. */
  fix: Fix | null
  /** What was typed after `/park`. */
  begun: string
  onClose: () => void
}) => {
  const desk = useDesk()
  const undo = useUndo()
  const now = useNow(30_000)
  const draft = useDraftForm(`park:${session.id}`, empty)
  const { form, change, clear, loaded } = draft
  const files = useFormFiles(`handoff:${session.id}`)
  useBegunText(begun, loaded, form.note, (note) => change({ note }))
  const mentions = useMentions(form.note)
  const options = wakeOptions(now)
  const choice = options.some((option) => option.value === form.wake) ? (form.wake as WakeChoice) : 'none'

  const canReply = useWakesOnReply(session)
  const wakeOnReply = canReply && form.reply === 'on'

  const snapshot = snapshotOf(session, branches, workedOn)

  const park = async (): Promise<Submitted> => {
    const tooLong = lengthProblem(form.note, 8000)
    if (tooLong !== null) return { field: 'note', message: tooLong }
    const wake = wakeAnswer(choice, form.custom, desk.now())
    if (!wake.ok) return { field: choice === 'custom' ? 'custom' : 'wake', message: wake.message }
    // Before the handoff, so that whoever picks it up has them.
    const added = await files.addTo(session.id)
    if (!added.ok) return added.problem
    const handoffId = desk.newId()
    const result = await desk.act('handoff.create', {
      handoffId,
      sessionId: session.id,
      intent: 'park',
      engineerNotes: form.note,
      mentions: mentions.mentionedIn(form.note),
      wakeAt: wake.at,
      reminder: wake.reminder,
      wakeOnReply,
      snapshot,
    })
    if (!result.ok) return result.problem
    clear()
    const until = parkedUntil({ wakeAt: wake.at, wakeOnReply }, session.psaTicketId, (at) =>
      smartTime(at, desk.now()),
    )
    toast(until === null ? words.parked : words.parkedUntil(until), {
      about: { sessionId: session.id, title: session.title },
      action: {
        label: words.resume,
        undoes: true,
        run: () => void undo('session.resume', { sessionId: session.id }),
      },
      // This handoff and no other: the next one has its own note and time.
      still: isStillTrue(desk, 'sessions', session.id, ({ openHandoffId }) => openHandoffId === handoffId),
    })
    return 'done'
  }

  return (
    <FormDialog
      title={words.title}
      icon={Pause}
      subtitle={<SessionSubtitle session={session} />}
      submit={park}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormFiles draft={files.draft} text={form.note} hint={filesWords.withHandoff}>
        <FormField name="note" label={words.note} hint={words.noteHint}>
          <MentionArea
            minRows={3}
            maxRows={12}
            dir="auto"
            data-autofocus=""
            placeholder={words.noteExample}
            value={form.note}
            onText={(note) => change({ note })}
            mentions={mentions}
          />
        </FormField>
      </FormFiles>
      <FormChoice
        name="wake"
        label={words.reminder}
        value={choice}
        onChange={(wake) =>
          change({
            wake,
            ...(wake === 'custom' && form.custom === '' ? { custom: toLocalInput(now + twoHours) } : {}),
          })
        }
        options={options.map(({ value, label }) => ({ value, label }))}
      />
      {choice === 'custom' && (
        <FormField name="custom" label={words.dateAndTime}>
          <TextInput
            type="datetime-local"
            min={toLocalInput(now)}
            value={form.custom}
            onChange={(event) => change({ custom: event.target.value })}
          />
        </FormField>
      )}
      {canReply && session.psaTicketId !== null && (
        <FormSwitch
          label={words.wakeOnReply(session.psaTicketId)}
          checked={wakeOnReply}
          onChange={(on) => change({ reply: on ? 'on' : '' })}
        />
      )}
      <IncludedLine
        session={session}
        snapshot={snapshot}
        workedOn={workedOn}
        fix={fix}
        added={files.draft.files}
      />
      <OfflineBanner body={wakeOnReply ? words.offlineReply : words.offline} />
    </FormDialog>
  )
}
