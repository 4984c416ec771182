import { ArrowUpRight, FlaskConical, Globe, User, Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import { needsOutcome, type Fix, type FixOutcome } from '../../../../core/domain/branches/fix.ts'
import { priorities, type Priority } from '../../../../core/domain/duty/priority.ts'
import { HandoffReason } from '../../../../core/domain/session/handoff-reason.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { snapshotOf } from '../../../../core/domain/session/snapshot.ts'
import { whyHandedOver } from '../../../language/handoffs.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import { useMe, usePeople, useTeams } from '../../../data/react/use-people.ts'
import { useDutyStates } from '../../../data/react/use-duty.ts'
import { usePersonStates } from '../../../data/react/use-presence.ts'
import type { EscalatedBefore } from '../../../state/route/session-screen.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { Banner } from '../../../ui/screen/banner.tsx'
import { Button } from '../../../ui/buttons/button.tsx'
import { Select } from '../../../ui/form/select.tsx'
import { filesWords } from '../../files/files.words.ts'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormChoice, FormField } from '../../forms/form-field.tsx'
import { FormFiles, useFormFiles } from '../../forms/form-files.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { useBegunText } from '../../forms/use-begun-text.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { MentionArea } from '../../mentions/mention-area.tsx'
import { useMentions } from '../../mentions/use-mentions.ts'
import { personHint } from '../../shared/names/person-hint.ts'
import { outcomeLead } from '../../shared/sessions/fix-status.ts'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'
import { SimilarLine } from '../../similar/similar-sessions.tsx'
import { useWriteUpFlow } from '../../write-ups/step/use-write-up-flow.tsx'
import { useTellEscalated } from '../status/tell-escalated.ts'
import { useReachWords } from '../status/use-reachability.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'
import { HandoffLights } from './handoff-lights.tsx'
import { IncludedLine } from './included-line.tsx'
import { ReachBanner } from './reach-banner.tsx'
import { directionOf, targetKey, targetsFor, type Target } from './targets.ts'
import { WhyChoice } from './why-choice.tsx'

const words = handoffDialogWords.escalate
const everyone: Target = { kind: 'everyone' }
const empty = { need: '', reason: '', target: targetKey(everyone), priority: 'normal' }

const isPriority = (text: string): text is Priority => (priorities as readonly string[]).includes(text)

/** Hands a session to someone now. Offline, it says plainly that no one knows yet. */
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
  /** Ids of the branches that someone worked on. */
  workedOn: ReadonlySet<string>
  /** The fix that is being tried, which may still need an outcome. */
  fix: Fix | null
  /** What was typed after `/escalate`. */
  begun: string
  /** When it was escalated before: how urgent, and to whom. */
  again: EscalatedBefore | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const draft = useDraftForm(`escalate:${session.id}`, empty)
  const { form, change, clear, loaded } = draft
  const files = useFormFiles(`handoff:${session.id}`)
  useBegunText(again === null ? begun : '', loaded, form.need, (need) => change({ need }))
  const repeated = useRef(again === null)
  useEffect(() => {
    if (repeated.current || again === null || !loaded) return
    repeated.current = true
    const { need } = form
    change({
      need: need.trim() === '' || need.trim() === begun.trim() ? begun : `${need.trimEnd()}\n${begun}`,
      priority: again.priority,
      reason: again.reason ?? '',
      target:
        again.targetUserId !== null
          ? `person:${again.targetUserId}`
          : again.targetTeamId !== null
            ? `team:${again.targetTeamId}`
            : targetKey(everyone),
    })
  }, [again, begun, change, form, loaded])
  const [asksOutcome, setAsksOutcome] = useState(false)
  /** Whether it was asked about an empty note. */
  const [asksNote, setAsksNote] = useState(false)
  const tellEscalated = useTellEscalated()

  const mentions = useMentions(form.need)
  const me = useMe()
  const targets = useTargets()
  const now = useNow(60_000)
  // The person chosen in a draft may have left since.
  const target = targets.find((one) => targetKey(one) === form.target) ?? everyone
  const reason = HandoffReason.safeParse(form.reason).data ?? null
  const priority = isPriority(form.priority) ? form.priority : 'normal'
  const snapshot = snapshotOf(session, branches, workedOn)
  const reach = useReachWords({ handedOffBy: me?.id ?? session.ownerId, priority, ...directionOf(target) })
  const isEmpty = form.need.trim() === ''
  const flow = useWriteUpFlow(
    session,
    {
      kind: 'escalation',
      reason: whyHandedOver({ reason, engineerNotes: form.need.trim() }),
      to: target.kind === 'everyone' ? null : target.name,
    },
    draft,
  )

  const needField = useRef<HTMLTextAreaElement | null>(null)
  /** Puts the cursor on a line of its own behind what is typed: where a missing sentence goes. */
  const toMissing = () => {
    const text = form.need.trim() === '' ? '' : `${form.need.trimEnd()}\n`
    // Rendered first, so that the caret has somewhere to go.
    flushSync(() => change({ need: text }))
    needField.current?.focus()
    needField.current?.setSelectionRange(text.length, text.length)
  }

  const askOutcome = (): Submitted => {
    setAsksOutcome(true)
    flow.toFields()
    return 'stay'
  }
  const escalate = async (outcomeAsked: boolean): Promise<Submitted> => {
    const tooLong = lengthProblem(form.need, 8000)
    if (tooLong !== null) {
      flow.toFields()
      return { field: 'need', message: tooLong }
    }
    if (isEmpty && !asksNote) {
      setAsksNote(true)
      return { field: 'need', message: words.noNote }
    }
    if (fix !== null && needsOutcome(fix) && !outcomeAsked) return askOutcome()
    const note = await flow.ready()
    if ('submitted' in note) return note.submitted
    // Before the handoff, so that whoever picks it up has them.
    const added = await files.addTo(session.id)
    if (!added.ok) return added.problem
    const handoffId = desk.newId()
    const result = await desk.act('handoff.create', {
      handoffId,
      sessionId: session.id,
      intent: 'escalate',
      priority,
      ...directionOf(target),
      reason,
      engineerNotes: form.need,
      mentions: mentions.mentionedIn(form.need),
      snapshot,
      outcomeAsked,
      writeUp: note.content,
    })
    if (result.ok) {
      clear()
      flow.clear()
      tellEscalated(handoffId, { sessionId: session.id, title: session.title })
      return 'done'
    }
    return result.problem.kind === 'outcome_needed' ? askOutcome() : result.problem
  }

  const answerOutcome = async (outcome: FixOutcome) => {
    if (fix === null) return
    const answered = await desk.act('fix.outcome', { fixId: fix.id, outcome })
    const escalated = answered.ok ? await escalate(true) : answered.problem
    if (escalated === 'done') onClose()
    else if (escalated !== 'stay')
      toast(escalated.message, { tone: 'red', about: { sessionId: session.id, title: session.title } })
  }

  return (
    <FormDialog
      title={words.title}
      icon={ArrowUpRight}
      subtitle={<SessionSubtitle session={session} />}
      submit={() => escalate(asksOutcome)}
      submitLabel={
        flow.submitLabel ??
        (asksOutcome ? words.submitAsIs : asksNote && isEmpty ? words.submitWithoutNote : words.submit)
      }
      {...flow.dialog}
      onClose={onClose}
    >
      {flow.note ?? (
        <>
          <WhyChoice value={reason} onChange={(chosen) => change({ reason: chosen })} />
          <FormFiles draft={files.draft} text={form.need} hint={filesWords.withHandoff}>
            <FormField name="need" label={words.need}>
              <MentionArea
                minRows={3}
                maxRows={12}
                dir="auto"
                data-autofocus=""
                placeholder={words.needExample}
                value={form.need}
                onText={(need) => change({ need })}
                mentions={mentions}
                field={needField}
              />
            </FormField>
          </FormFiles>
          <HandoffLights
            session={session}
            branches={branches}
            draft={{ need: form.need, priority, reason }}
            onMissing={toMissing}
          />
          <div className="form-pair">
            <FormField name="target" label={words.target}>
              <Select
                label={words.target}
                value={targetKey(target)}
                onChange={(chosen) => change({ target: chosen })}
                options={targets.map((one) => targetOption(one, now))}
              />
            </FormField>
            <FormChoice
              name="priority"
              label={words.priority}
              value={priority}
              onChange={(chosen) => change({ priority: chosen })}
              options={priorities.map((value) => ({
                value,
                label: words.priorities[value],
                tone: value === 'urgent' ? 'red' : undefined,
              }))}
            />
          </div>
          {reach !== null && (
            <ReachBanner words={reach} session={session} need={form.need} onClose={onClose} />
          )}
          <IncludedLine
            session={session}
            snapshot={snapshot}
            workedOn={workedOn}
            fix={fix}
            added={files.draft.files}
          />
          <SimilarLine session={session} onOpen={onClose} />
          {asksOutcome && fix !== null && (
            <Banner
              tone="amber"
              icon={FlaskConical}
              actions={(['applied_success', 'applied_failed'] as const).map((outcome) => (
                <Button key={outcome} size="sm" onClick={() => void answerOutcome(outcome)}>
                  {outcomeLead(outcome)}
                </Button>
              ))}
            >
              <strong>{words.outcomeNeeded}</strong> {words.outcomeQuestion(fix.text)}
            </Banner>
          )}
          {flow.fold}
          <OfflineBanner lead={words.offlineLead} body={words.offline} />
        </>
      )}
    </FormDialog>
  )
}

/** Whom it may go to, with their duty and where they are. */
const useTargets = (): Target[] => {
  const me = useMe()
  const people = usePeople()
  const teams = useTeams()
  const stateOf = usePersonStates()
  return targetsFor(me?.id ?? null, people.values(), teams, stateOf, useDutyStates())
}

const targetOption = (target: Target, now: number) => {
  const value = targetKey(target)
  switch (target.kind) {
    case 'everyone':
      return { value, label: words.everyone, icon: Globe }
    case 'team':
      return {
        value,
        label: target.name,
        hint: [words.people(target.able), ...(target.onDuty === 0 ? [] : [words.onDuty(target.onDuty)])].join(
          ' · ',
        ),
        icon: Users,
      }
    case 'person':
      return {
        value,
        label: target.name,
        hint: personHint(target.role, target.state, target.duty, now),
        icon: User,
      }
  }
}
