import './policies.css'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { priorities, type Priority } from '../../../core/domain/duty/priority.ts'
import { atLeast } from '../../../core/domain/people/person.ts'
import { defaultPolicy, policyId, policyLimits, type Policy } from '../../../core/domain/duty/policy.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { SaveBar } from '../editing/save-bar.tsx'
import { useEdited, type EditedForm } from '../editing/use-edited.ts'
import { Time } from '../shared/text/time.tsx'
import { SettingsPage, SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { contentOf, draftOf, type PolicyDraft } from './policy-draft.ts'
import { ProofPart } from './proof-part.tsx'
import { PolicyPreview } from './policy-preview.tsx'
import { StepRow, type DraftStep } from './step-row.tsx'
import { TryPart } from './try-part.tsx'
import { policyWords as words } from './policies.words.ts'

/** The policy of a priority, and what an admin makes of it. */
const usePolicyForm = (priority: Priority) => {
  const saved = useDocument('policies', policyId(priority))
  const now = useMemo(
    () =>
      saved === undefined
        ? null
        : { draft: draftOf(saved ?? defaultPolicy(priority)), version: saved?.version ?? null },
    [saved, priority],
  )
  return { saved: saved ?? null, form: useEdited<PolicyDraft>(`policy:${priority}`, now) }
}

/** Who is told of an escalation when: everyone may read it, admins decide. */
export const PoliciesScreen = () => {
  const [priority, setPriority] = useState<Priority>('urgent')
  // All of them, because each says what isn't saved.
  const policies: Record<Priority, ReturnType<typeof usePolicyForm>> = {
    low: usePolicyForm('low'),
    normal: usePolicyForm('normal'),
    high: usePolicyForm('high'),
    urgent: usePolicyForm('urgent'),
  }
  const { saved, form } = policies[priority]
  const me = useMe()
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  return (
    <SettingsPage foot={isAdmin && form !== null && <Foot priority={priority} saved={saved} form={form} />}>
      {isAdmin && <ProofPart />}
      <SettingsSection title={words.title}>
        <p className="settings-row-hint">{words.lead}</p>
        <div className="policy-priority">
          <Segmented<Priority>
            label={words.priority}
            value={priority}
            onChange={setPriority}
            options={priorities.toReversed().map((value) => ({
              value,
              label: words.priorities[value],
              mark: policies[value].form?.isChanged === true ? words.notSaved : undefined,
            }))}
          />
        </div>
      </SettingsSection>
      {form !== null && <Editor key={priority} priority={priority} saved={saved} form={form} />}
    </SettingsPage>
  )
}

type Shown = { priority: Priority; saved: Policy | null; form: EditedForm<PolicyDraft> }

const Foot = ({ priority, saved, form }: Shown) => {
  const desk = useDesk()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const { youOr } = useNames()
  const save = async () => {
    const read = contentOf(form.draft)
    if ('problem' in read) return form.refuse(read.problem)
    const isSaved = await form.save(draftOf(read.content), async (basedOn) =>
      desk.request('policy.save', { priority, ...read.content, basedOn }),
    )
    if (isSaved) toast(words.saved)
  }
  return (
    <SaveBar
      form={form}
      who={saved === null ? null : youOr(saved.changedBy)}
      disabled={!online}
      save={() => void save()}
    />
  )
}

const Editor = ({ priority, saved, form }: Shown) => {
  const desk = useDesk()
  const me = useMe()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const { youIn } = useNames()
  const { draft, change, isChanged } = form
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  const disabled = !isAdmin || !online
  const read = contentOf(draft)

  const setStep = (index: number, step: DraftStep) =>
    change({ steps: draft.steps.map((one, at) => (at === index ? step : one)) })
  const move = (index: number, by: -1 | 1) => {
    const steps = [...draft.steps]
    const [step] = steps.splice(index, 1)
    if (step !== undefined) steps.splice(index + by, 0, step)
    change({ steps })
  }

  return (
    <>
      <SettingsSection title={words.steps}>
        <p className="settings-row-hint">
          {!isAdmin ? words.readOnly : !online ? words.offline : words.stepsHint}{' '}
          {saved === null ? (
            words.byDefault
          ) : (
            <Filled text={(time) => words.changedBy(youIn(saved.changedBy), time)}>
              <Time at={saved.changedAt} style="smart" />
            </Filled>
          )}
        </p>
        <ol className="policy-steps">
          {draft.steps.map((step, index) => (
            <StepRow
              key={step.key}
              step={step}
              index={index}
              count={draft.steps.length}
              disabled={disabled}
              onChange={(next) => setStep(index, next)}
              onMove={(by) => move(index, by)}
              onRemove={() => change({ steps: draft.steps.filter((_, at) => at !== index) })}
            />
          ))}
        </ol>
        <Button
          icon={Plus}
          disabled={disabled || draft.steps.length >= policyLimits.steps}
          onClick={() => {
            const step: DraftStep = {
              key: desk.newId(),
              who: { kind: 'everyone' },
              wait: '5',
              acknowledge: 'any',
            }
            change({ steps: [...draft.steps, step] })
          }}
        >
          {words.add}
        </Button>
      </SettingsSection>
      {isAdmin && <TryPart priority={priority} disabled={disabled} isChanged={isChanged} />}
      <PolicyPreview content={'content' in read ? read.content : null} />
      <SettingsSection title={words.after0}>
        <SettingsRow label={words.rounds} hint={words.roundsHint}>
          <Select
            label={words.rounds}
            value={String(draft.rounds)}
            disabled={disabled}
            onChange={(value) => change({ rounds: Number(value) })}
            options={Array.from({ length: policyLimits.rounds + 1 }, (_, n) => ({
              value: String(n),
              label: words.roundsOption(n),
            }))}
          />
        </SettingsRow>
        <SettingsRow label={words.phone} hint={words.phoneHint}>
          <TextInput
            aria-label={words.phoneName}
            placeholder={words.phoneNameExample}
            dir="auto"
            maxLength={60}
            value={draft.phoneName}
            disabled={disabled}
            onChange={(event) => change({ phoneName: event.target.value })}
          />
          <TextInput
            aria-label={words.phoneNumber}
            placeholder={words.phoneNumberExample}
            type="tel"
            maxLength={40}
            value={draft.phoneNumber}
            disabled={disabled}
            onChange={(event) => change({ phoneNumber: event.target.value })}
          />
        </SettingsRow>
        <SettingsRow label={words.idle} hint={words.idleHint}>
          <Switch
            label={words.idleSwitch}
            checked={draft.idle}
            disabled={disabled}
            onChange={(idle) => change({ idle })}
          />
        </SettingsRow>
        {draft.idle && (
          <SettingsRow label={words.idleTimes}>
            <span className="policy-idle">
              <TextInput
                aria-label={words.nudgeLabel}
                inputMode="numeric"
                value={draft.nudge}
                disabled={disabled}
                onChange={(event) => change({ nudge: event.target.value })}
              />
              <span className="text-muted">{words.nudge}</span>
              <TextInput
                aria-label={words.returnLabel}
                inputMode="numeric"
                value={draft.back}
                disabled={disabled}
                onChange={(event) => change({ back: event.target.value })}
              />
              <span className="text-muted">{words.return}</span>
            </span>
          </SettingsRow>
        )}
      </SettingsSection>
    </>
  )
}
