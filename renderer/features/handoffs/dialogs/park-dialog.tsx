import { Pause } from 'lucide-react'
import { useState } from 'react'
import type { Branch } from '../../../../core/domain/branch.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { snapshotOf } from '../../../../core/domain/snapshot.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import { toast } from '../../../state/toasts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { smartTime } from '../../../ui/relative-time.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import '../../forms/dialog-form.css'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { isStillTrue } from '../../shared/is-still-true.ts'
import { useUndo } from '../../shared/use-act.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { toLocalInput, wakeAnswer, wakeOptions, type WakeChoice } from './wake-time.ts'

const empty = { note: '', wake: 'none', custom: '' }

/** Sets a session aside with a note and a time to come back. No one is alerted. */
export const ParkDialog = ({
  session,
  branches,
  workedOn,
  begun,
  onClose,
}: {
  session: Session
  branches: readonly Branch[]
  /** Ids of the branches on which something was done. */
  workedOn: ReadonlySet<string>
  /** What was typed behind `/park`. */
  begun: string
  onClose: () => void
}) => {
  const desk = useDesk()
  const undo = useUndo()
  const now = useNow(30_000)
  const { form, change, clear, loaded, saved } = useDraftForm(`park:${session.id}`, empty)
  useBegunText(begun, loaded, form.note, (note) => change({ note }))
  const [problem, setProblem] = useState<string | null>(null)
  const [timeProblem, setTimeProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const options = wakeOptions(now)
  const choice = options.some((option) => option.value === form.wake) ? (form.wake as WakeChoice) : 'none'

  const park = async () => {
    if (busy) return
    const tooLong = lengthProblem(form.note, 8000)
    if (tooLong !== null) {
      setProblem(tooLong)
      return
    }
    const wake = wakeAnswer(choice, form.custom, desk.now())
    if (!wake.ok) {
      setTimeProblem(wake.message)
      return
    }
    setBusy(true)
    const handoffId = desk.newId()
    const result = await desk.act('handoff.create', {
      handoffId,
      sessionId: session.id,
      intent: 'park',
      engineerNotes: form.note,
      wakeAt: wake.at,
      snapshot: snapshotOf(session, branches, workedOn),
    })
    setBusy(false)
    if (!result.ok) {
      setProblem(result.problem.message)
      return
    }
    clear()
    onClose()
    toast(wake.at === null ? 'Parked.' : `Parked until ${smartTime(wake.at, desk.now())}.`, {
      action: {
        label: 'Resume',
        undoes: true,
        run: () => void undo('session.resume', { sessionId: session.id }),
      },
      // This parking: the next one has another note and another time.
      still: isStillTrue(desk, 'sessions', session.id, ({ openHandoffId }) => openHandoffId === handoffId),
    })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Park"
      icon={Pause}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void park()}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={form.note} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            Park
          </Button>
        </>
      }
    >
      <Field
        label="Note for whoever picks it up"
        error={problem}
        hint="No one is alerted. The session waits under Parked, for you and the team."
      >
        <TextArea
          minRows={3}
          maxRows={12}
          dir="auto"
          data-autofocus=""
          placeholder="Waits for the vendor’s driver. Reception knows; call before touching the printer."
          value={form.note}
          onChange={(event) => {
            setProblem(null)
            change({ note: event.target.value })
          }}
        />
      </Field>
      <div className="field">
        <span className="field-label" aria-hidden="true">
          Come back
        </span>
        <Segmented
          label="Come back"
          value={choice}
          onChange={(wake) => {
            setTimeProblem(null)
            change({
              wake,
              ...(wake === 'custom' && form.custom === ''
                ? { custom: toLocalInput(now + 2 * 3_600_000) }
                : {}),
            })
          }}
          options={options.map(({ value, label }) => ({ value, label }))}
        />
        {choice !== 'custom' && timeProblem !== null && (
          <p className="dialog-error" role="alert">
            {timeProblem}
          </p>
        )}
      </div>
      {choice === 'custom' && (
        <Field label="Day and time" error={timeProblem}>
          <TextInput
            type="datetime-local"
            min={toLocalInput(now)}
            value={form.custom}
            onChange={(event) => {
              setTimeProblem(null)
              change({ custom: event.target.value })
            }}
          />
        </Field>
      )}
      <OfflineBanner>
        <strong>You are offline.</strong> Parking works: it is kept on this device and goes out by itself. It
        wakes you here at its time, with or without a network.
      </OfflineBanner>
    </Dialog>
  )
}
