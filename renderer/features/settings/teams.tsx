import type { Team } from '../../../core/domain/account/account.ts'
import { fail } from '../../../core/domain/document/problem.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Rename } from './rename.tsx'
import { teamWords } from './settings.words.ts'

/** The workspace's teams: everyone can see them, admins add and rename them. */
export const Teams = ({
  teams,
  mayManage,
  online,
}: {
  teams: readonly Team[]
  mayManage: boolean
  online: boolean
}) => {
  const desk = useDesk()
  const save = async (id: string, name: string) => {
    const taken = teams.some((team) => team.id !== id && team.name.toLowerCase() === name.toLowerCase())
    if (taken) return fail('already_exists', teamWords.taken(name))
    return desk.request('account.update', { team: { id, name } })
  }
  if (!mayManage) {
    return teams.length === 0 ? (
      <p className="settings-row-hint">{teamWords.noneToRead}</p>
    ) : (
      <ul className="teams">
        {teams.map((team) => (
          <li key={team.id}>{team.name}</li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <p className="settings-row-hint">{teams.length === 0 ? teamWords.none : teamWords.some}</p>
      <div className="teams">
        {teams.map((team) => (
          <Rename
            key={team.id}
            draftKey={`team ${team.id}`}
            label={teamWords.nameOf(team.name)}
            name={team.name}
            limit={60}
            disabled={!online}
            save={(name) => save(team.id, name)}
          />
        ))}
        <Rename
          draftKey="new team"
          label={teamWords.nameOfNew}
          name=""
          placeholder={teamWords.newTeam}
          limit={60}
          saveLabel={teamWords.add}
          disabled={!online}
          save={async (name) => save(desk.newId(), name)}
        />
      </div>
    </>
  )
}
