import { CloudOff, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { atLeast, canManage, type Person, type Role } from '../../../core/domain/people/person.ts'
import type { IntentInput } from '../../../core/intents/registry.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useOwnedBy } from '../../data/react/use-sessions.ts'
import { useMe, usePeople } from '../../data/react/use-people.ts'
import { useOpenHandoffs } from '../../data/react/use-handoffs.ts'
import { inviteTaken, useInviteWanted } from '../../state/route/invite.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { Select } from '../../ui/form/select.tsx'
import { Invitations } from './invitations.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { PersonAccess } from './person-access.tsx'
import { rolesToGive } from './roles-to-give.ts'
import { SettingsPage, SettingsSection } from './settings-page.tsx'
import { Teams } from './teams.tsx'
import { peopleWords, roleWord, sentInvitationWords, teamWords } from './settings.words.ts'

const noTeam = 'none'

const PersonRow = ({
  person,
  me,
  online,
  teams,
  change,
  onDeactivate,
}: {
  person: Person
  me: Person | null
  online: boolean
  teams: readonly { id: string; name: string }[]
  change: (payload: IntentInput<'person.update'>) => void
  onDeactivate: () => void
}) => {
  const self = person.id === me?.id
  const mayManage = me !== null && atLeast(me.role, 'admin') && canManage(me, person)
  const team = teams.find(({ id }) => id === person.teamId)
  return (
    <tr className={person.active ? undefined : 'people-off'}>
      <td>
        <span className="people-name">
          <span className="people-name-text text-cut">{person.name}</span>
          {self && <span className="text-s text-faint">{peopleWords.you}</span>}
          {!person.active && <Pill>{peopleWords.deactivated}</Pill>}
        </span>
      </td>
      <td>
        {mayManage && !self ? (
          <Select<Role>
            label={peopleWords.roleOf(person.name)}
            value={person.role}
            disabled={!online}
            onChange={(role) => change({ personId: person.id, role })}
            options={[...new Set([...rolesToGive(me), person.role])].map((value) => ({
              value,
              label: roleWord[value],
            }))}
          />
        ) : (
          roleWord[person.role]
        )}
      </td>
      <td>
        {mayManage && teams.length > 0 ? (
          <Select
            label={peopleWords.teamOf(person.name)}
            value={person.teamId ?? noTeam}
            disabled={!online}
            onChange={(value) => change({ personId: person.id, teamId: value === noTeam ? null : value })}
            options={[
              { value: noTeam, label: peopleWords.noTeam },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : (
          <span className={team === undefined ? 'text-faint' : undefined}>
            {team?.name ?? peopleWords.noTeam}
          </span>
        )}
      </td>
      <td>
        {mayManage && !self && <PersonAccess person={person} online={online} />}
        {mayManage &&
          !self &&
          (person.active ? (
            <Button
              size="sm"
              variant="ghost"
              disabled={!online}
              aria-label={peopleWords.deactivateName(person.name)}
              onClick={onDeactivate}
            >
              {peopleWords.deactivateMore}
            </Button>
          ) : (
            <Button
              size="sm"
              disabled={!online}
              aria-label={peopleWords.reactivateName(person.name)}
              onClick={() => change({ personId: person.id, active: true })}
            >
              {peopleWords.reactivate}
            </Button>
          ))}
      </td>
    </tr>
  )
}

/** What they own and what is waiting for them, so that no one is surprised. */
const Leaving = ({ person }: { person: Person }) => {
  const owned = useOwnedBy(person.id)
  const open = useOpenHandoffs()
  if (owned === undefined || open === undefined) return null
  const directed = open.filter(({ targetUserId }) => targetUserId === person.id).length
  return <p>{peopleWords.leaving(person.name, owned.length, directed)}</p>
}

const DeactivateDialog = ({
  person,
  onClose,
  onConfirm,
}: {
  person: Person | null
  onClose: () => void
  onConfirm: (person: Person) => void
}) => (
  <FormDialog
    title={peopleWords.deactivateTitle(person?.name ?? '')}
    open={person !== null}
    submit={() => {
      if (person !== null) onConfirm(person)
      return 'done'
    }}
    submitLabel={peopleWords.deactivate}
    submitKeys={null}
    danger
    focus="cancel"
    onClose={onClose}
  >
    <p>{peopleWords.deactivateLead}</p>
    {person !== null && <Leaving person={person} />}
  </FormDialog>
)

/** Who is in the workspace, what they may do, and how to invite more people. */
export const PeopleScreen = () => {
  const desk = useDesk()
  const me = useMe()
  const people = usePeople()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const account = useDocument('accounts', accountId)
  const [inviting, setInviting] = useState(useInviteWanted())
  useEffect(inviteTaken, [])
  const [deactivating, setDeactivating] = useState<Person | null>(null)
  const teams = account?.teams ?? []
  const mayManage = me !== null && atLeast(me.role, 'admin')
  useShortcut('i', () => setInviting(true), {
    label: peopleWords.inviteSomeone,
    scope: 'people',
    when: mayManage && online,
  })

  const change = async (payload: IntentInput<'person.update'>) => {
    const result = await desk.request('person.update', payload)
    if (!result.ok) toast(result.problem.message, { tone: 'red' })
  }
  const ordered = [...people.values()].toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name),
  )
  const active = ordered.filter((person) => person.active).length
  return (
    <SettingsPage
      actions={
        mayManage && (
          <Button
            variant="primary"
            icon={UserPlus}
            hint="I"
            disabled={!online}
            onClick={() => setInviting(true)}
          >
            {peopleWords.invite}
          </Button>
        )
      }
    >
      {mayManage && !online && (
        <div className="banner-box" style={{ paddingTop: 16 }}>
          <Banner tone="amber" icon={CloudOff}>
            {peopleWords.offline}
          </Banner>
        </div>
      )}
      <SettingsSection title={peopleWords.title(active)}>
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">{peopleWords.columns.name}</th>
              <th scope="col">{peopleWords.columns.role}</th>
              <th scope="col">{peopleWords.columns.team}</th>
              <th scope="col">
                <span className="sr-only">{peopleWords.columns.access}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                me={me}
                online={online}
                teams={teams}
                change={(payload) => void change(payload)}
                onDeactivate={() => setDeactivating(person)}
              />
            ))}
          </tbody>
        </table>
      </SettingsSection>
      {mayManage && (
        <SettingsSection title={sentInvitationWords.title}>
          {/* Read again after inviting, and when someone has joined. */}
          <Invitations key={`${inviting} ${people.size}`} people={people} online={online} />
        </SettingsSection>
      )}
      <SettingsSection title={teamWords.title}>
        <Teams teams={teams} mayManage={mayManage} online={online} />
      </SettingsSection>
      <InviteDialog
        open={inviting}
        onClose={() => setInviting(false)}
        teams={teams}
        roles={rolesToGive(me)}
      />
      <DeactivateDialog
        person={deactivating}
        onClose={() => setDeactivating(null)}
        onConfirm={(person) => {
          setDeactivating(null)
          void change({ personId: person.id, active: false })
        }}
      />
    </SettingsPage>
  )
}
