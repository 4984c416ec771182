import { useState } from 'react'
import type { Team } from '../../../core/domain/account.ts'
import { fail } from '../../../core/domain/problem.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Rename } from './rename.tsx'

/** The teams of the workspace: read by everyone, added and renamed by admins. */
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
  // A fresh field, empty again, after each team that was added.
  const [added, setAdded] = useState(0)
  const save = async (id: string, name: string) => {
    const taken = teams.some((team) => team.id !== id && team.name.toLowerCase() === name.toLowerCase())
    if (taken) return fail('already_exists', `There is a team called ${name} already. Choose another name.`)
    return desk.request('account.update', { team: { id, name } })
  }
  if (!mayManage) {
    return teams.length === 0 ? (
      <p className="settings-row-hint">There are no teams; everyone shares one queue.</p>
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
      <p className="settings-row-hint">
        {teams.length === 0
          ? 'Everyone shares one queue. Add a team when some people should see theirs first.'
          : 'A team’s queue shows its own handoffs first; no one is kept from the others.'}
      </p>
      <div className="teams">
        {teams.map((team) => (
          <Rename
            key={team.id}
            label={`Name of the team ${team.name}`}
            name={team.name}
            maxLength={60}
            disabled={!online}
            save={(name) => save(team.id, name)}
          />
        ))}
        <Rename
          key={`new ${added}`}
          label="Name of a new team"
          name=""
          placeholder="New team"
          maxLength={60}
          saveLabel="Add team"
          disabled={!online}
          save={async (name) => {
            const result = await save(desk.newId(), name)
            if (result.ok) setAdded((count) => count + 1)
            return result
          }}
        />
      </div>
    </>
  )
}
