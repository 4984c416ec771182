import './escalate-dialog.css'
import { ArrowUpRight, FlaskConical, User, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Branch } from '../../../../core/domain/branch.ts'
import type { Fix, FixOutcome } from '../../../../core/domain/fix.ts'
import { priorities, type Priority } from '../../../../core/domain/handoff.ts'
import { canWork } from '../../../../core/domain/person.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { snapshotOf } from '../../../../core/domain/snapshot.ts'
import { cut } from '../../../../core/domain/text.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import type { EscalatedBefore } from '../../../state/session-screen.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import '../../forms/dialog-form.css'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { LikeThisLine } from '../../similar/similar-sessions.tsx'
import { outcomeLead } from '../../shared/fix-status.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { included } from './included.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { SessionSubtitle } from '../../shared/session-subtitle.tsx'
import { SnapshotPreview } from './snapshot-preview.tsx'
import { useTellEscalated } from '../status/tell-escalated.ts'

const everyone = 'everyone'
const empty = { need: '', target: everyone, priority: 'normal' }

const urgencies: readonly { value: Priority; label: string; tone?: 'red' }[] = [
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'urgent', label: 'Urgent', tone: 'red' },
]

const isPriority = (text: string): text is Priority => (priorities as readonly string[]).includes(text)

/** Hands a session to someone now. Offline it says plainly that no one knows yet. */
export const EscalateDialog = ({
  session,
  branches,
  workedOn,
  fix,
  begun,
  again,
  onClose,
}: {
  session: Session
  branches: readonly Branch[]
  /** Ids of the branches on which something was done. */
  workedOn: ReadonlySet<string>
  /** The fix that is being tried, which may still owe an outcome. */
  fix: Fix | null
  /** What was typed behind `/escalate`. */
  begun: string
  /** When it was escalated before: how urgent, and to whom. */
  again: EscalatedBefore | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const me = useMe()
  const people = usePeople()
  const { form, change, clear, loaded, saved } = useDraftForm(`escalate:${session.id}`, empty)
  useBegunText(again === null ? begun : '', loaded, form.need, (need) => change({ need }))
  const repeated = useRef(again === null)
  useEffect(() => {
    if (repeated.current || again === null || !loaded) return
    repeated.current = true
    const { need } = form
    change({
      need: need.trim() === '' || need.trim() === begun.trim() ? begun : `${need.trimEnd()}\n${begun}`,
      priority: again.priority,
      target: again.targetUserId ?? everyone,
    })
  }, [again, begun, change, form, loaded])
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const tellEscalated = useTellEscalated()
  const { title } = session
  const [previewed, setPreviewed] = useState(false)
  const [busy, setBusy] = useState(false)

  const candidates = [...people.values()]
    .filter((person) => canWork(person) && person.id !== me?.id)
    .toSorted((a, b) => a.name.localeCompare(b.name))
  // Who was chosen in a draft may have gone since.
  const target = candidates.some((person) => person.id === form.target) ? form.target : everyone
  const priority = isPriority(form.priority) ? form.priority : 'normal'
  const snapshot = snapshotOf(session, branches, workedOn)

  const escalate = async (outcomeAsked: boolean) => {
    if (busy) return
    const tooLong = lengthProblem(form.need, 8000)
    if (tooLong !== null) {
      setProblem(tooLong)
      return
    }
    setBusy(true)
    const handoffId = desk.newId()
    const result = await desk.act('handoff.create', {
      handoffId,
      sessionId: session.id,
      intent: 'escalate',
      priority,
      targetUserId: target === everyone ? null : target,
      engineerNotes: form.need,
      snapshot,
      outcomeAsked,
    })
    setBusy(false)
    if (result.ok) {
      clear()
      onClose()
      tellEscalated(handoffId, title)
      return
    }
    if (result.problem.kind === 'outcome_needed') setAsking(true)
    else setProblem(result.problem.message)
  }

  const answerFix = async (outcome: FixOutcome) => {
    if (fix === null) return
    const answered = await desk.act('fix.outcome', { fixId: fix.id, outcome })
    if (answered.ok) await escalate(true)
    else setProblem(answered.problem.message)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Escalate"
      icon={ArrowUpRight}
      subtitle={<SessionSubtitle session={session} />}
      onSubmit={() => void escalate(asking)}
      footer={
        <>
          <span className="dialog-note">
            <DraftSaved saved={saved} text={form.need} />
          </span>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" hint="Ctrl Enter" aria-disabled={busy}>
            {asking ? 'Escalate as it is' : 'Escalate'}
          </Button>
        </>
      }
    >
      <Field label="What do you need?" error={problem}>
        <TextArea
          minRows={3}
          maxRows={12}
          dir="auto"
          data-autofocus=""
          placeholder="What you need, why you are stuck, and until when it matters."
          value={form.need}
          onChange={(event) => {
            setProblem(null)
            change({ need: event.target.value })
          }}
        />
      </Field>
      <div className="dialog-pair">
        <Field label="Who">
          <Select
            label="Who"
            value={target}
            onChange={(chosen) => change({ target: chosen })}
            options={[
              { value: everyone, label: 'Everyone who can take it', icon: Users },
              ...candidates.map((person) => ({
                value: person.id,
                label: person.name,
                hint: person.role,
                icon: User,
              })),
            ]}
          />
        </Field>
        <div className="field">
          <span className="field-label" aria-hidden="true">
            How urgent
          </span>
          <Segmented
            label="How urgent"
            value={priority}
            onChange={(chosen) => change({ priority: chosen })}
            options={urgencies}
          />
        </div>
      </div>
      <p className="dialog-line">
        Goes along: {included(snapshot, fix)}.{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={previewed}
          onClick={() => setPreviewed((now) => !now)}
        >
          {previewed ? 'Hide preview' : 'Preview'}
        </button>
      </p>
      {previewed && <SnapshotPreview snapshot={snapshot} workedOn={workedOn} fix={fix} />}
      <LikeThisLine session={session} onOpen={onClose} />
      {asking && fix !== null && (
        <Banner
          tone="amber"
          icon={FlaskConical}
          actions={
            <>
              <Button size="sm" onClick={() => void answerFix('applied_success')}>
                {outcomeLead('applied_success')}
              </Button>
              <Button size="sm" onClick={() => void answerFix('applied_failed')}>
                {outcomeLead('applied_failed')}
              </Button>
            </>
          }
        >
          <strong>The fix you tried still needs an outcome.</strong> “{cut(fix.text, 160)}” How did it go? Or
          escalate as it is.
        </Banner>
      )}
      <OfflineBanner>
        <strong>You are offline: no one knows yet.</strong> It is kept on this device and goes out by itself.
        If it cannot wait, call the service desk.
      </OfflineBanner>
    </Dialog>
  )
}
