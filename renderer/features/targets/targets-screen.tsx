import './targets.css'
import { useMemo } from 'react'
import type { Account } from '../../../core/domain/account/account.ts'
import { atLeast } from '../../../core/domain/people/person.ts'
import { targetsToBegin } from '../../../core/domain/duty/response-targets.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { SaveBar } from '../editing/save-bar.tsx'
import { useEdited, type EditedForm } from '../editing/use-edited.ts'
import { Time } from '../shared/text/time.tsx'
import { SettingsPage, SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { CalendarPart } from './calendar-part.tsx'
import { contentOf, draftOf, type TargetsDraft } from './targets-draft.ts'
import { TargetsTable } from './targets-table.tsx'
import { targetWords as words } from './targets.words.ts'

/** By when escalations are due: everyone may read it, admins decide. */
export const TargetsScreen = () => {
  const accountId = useSignedIn((state) => state.identity.accountId)
  const account = useDocument('accounts', accountId) ?? null
  const now = useMemo(() => (account === null ? null : savedIn(account)), [account])
  const form = useEdited<TargetsDraft>('targets', now)
  const me = useMe()
  if (account === null || form === null) return <SettingsPage>{null}</SettingsPage>
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  return (
    <SettingsPage foot={isAdmin && <Foot account={account} form={form} />}>
      <Editor account={account} form={form} />
    </SettingsPage>
  )
}

/** What is saved, or what an editor begins with where nothing is. */
const savedIn = ({ responseTargets, targetsSaved }: Account) => ({
  draft: draftOf(responseTargets ?? targetsToBegin(new Intl.DateTimeFormat().resolvedOptions().timeZone)),
  version: targetsSaved?.version ?? null,
})

type Shown = { account: Account; form: EditedForm<TargetsDraft> }

const Foot = ({ account: { targetsSaved }, form }: Shown) => {
  const desk = useDesk()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const { youOr } = useNames()
  const save = async () => {
    const read = contentOf(form.draft)
    if ('problem' in read) return form.refuse(read.problem)
    const isSaved = await form.save(draftOf(read.content), async (targetsBasedOn) =>
      desk.request('account.update', { responseTargets: read.content, targetsBasedOn }),
    )
    if (isSaved) toast(words.saved)
  }
  return (
    <SaveBar
      form={form}
      who={targetsSaved === null ? null : youOr(targetsSaved.by)}
      disabled={!online}
      save={() => void save()}
    />
  )
}

const Editor = ({ account, form }: Shown) => {
  const desk = useDesk()
  const me = useMe()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const { youIn } = useNames()
  const { targetsApplied: applied } = account
  const { draft, change, isChanged } = form
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  const disabled = !isAdmin || !online
  const read = contentOf(draft)

  const apply = async () => {
    const done = await desk.request('account.update', { applyTargets: true })
    toast(done.ok ? words.applied : done.problem.message, done.ok ? {} : { tone: 'red' })
  }

  return (
    <>
      <SettingsSection title={words.title}>
        <p className="settings-row-hint">
          {words.lead} {words.ticketLead}
        </p>
        {disabled && <p className="targets-note">{isAdmin ? words.offline : words.readOnly}</p>}
      </SettingsSection>
      <SettingsSection title={words.targets}>
        <p className="settings-row-hint">{words.targetsHint}</p>
        <TargetsTable
          targets={draft.targets}
          content={'content' in read ? read.content : null}
          disabled={disabled}
          onChange={(targets) => change({ targets })}
        />
      </SettingsSection>
      <CalendarPart draft={draft} disabled={disabled} change={change} />
      {isAdmin && (
        <SettingsSection title={words.open}>
          <SettingsRow
            label={words.openLabel}
            hint={
              <>
                {isChanged ? words.saveFirst : words.openHint}
                {applied !== null && (
                  <>
                    {' '}
                    <Filled text={(time) => words.appliedBy(youIn(applied.by), time)}>
                      <Time at={applied.at} style="smart" />
                    </Filled>
                  </>
                )}
              </>
            }
          >
            <Button disabled={disabled || isChanged} onClick={() => void apply()}>
              {words.apply}
            </Button>
          </SettingsRow>
        </SettingsSection>
      )}
    </>
  )
}
