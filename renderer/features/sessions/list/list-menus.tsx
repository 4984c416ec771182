import { ArrowDownWideNarrow, ListFilter } from 'lucide-react'
import type { SessionStatus } from '../../../../core/domain/session.ts'
import type { SessionSort } from '../../../data/contract/desk.ts'
import {
  showAllSessions,
  showCategory,
  sortSessions,
  toggleStatus,
  toggleTeamOnly,
  useSessionScreen,
  type SessionScope,
} from '../../../state/session-screen.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'

const statusNames: readonly { status: SessionStatus; label: string }[] = [
  { status: 'active', label: 'Active' },
  { status: 'paused', label: 'Parked' },
  { status: 'requesting_escalation', label: 'Escalation waits to send' },
  { status: 'escalated', label: 'Escalated' },
  { status: 'resolved', label: 'Resolved' },
  { status: 'abandoned', label: 'Abandoned' },
]

const sortNames: readonly { sort: SessionSort; label: string }[] = [
  { sort: 'newest', label: 'Latest activity' },
  { sort: 'oldest', label: 'Oldest activity' },
  { sort: 'waiting', label: 'Waiting longest' },
  { sort: 'ticket', label: 'Ticket' },
]

/** What a list shows, and in which order. */
export const ListMenus = ({
  scope,
  categories,
  hasTeam,
}: {
  scope: SessionScope
  /** The categories that can be chosen. */
  categories: readonly string[]
  /** Whether the reader is in a team, so that its sessions alone can be shown. */
  hasTeam: boolean
}) => {
  const { statuses, category, sort } = useSessionScreen((state) => state.lists[scope])
  const teamOnly = useSessionScreen((state) => state.teamOnly)
  const byTeam = scope === 'team' && hasTeam
  const chosen = statuses.length + (category === null ? 0 : 1) + (byTeam && teamOnly ? 1 : 0)
  const offered = category === null || categories.includes(category) ? categories : [category, ...categories]
  const check = (label: string, checked: boolean, onChange: (checked: boolean) => void): MenuEntry => ({
    kind: 'check',
    label,
    checked,
    onChange,
  })
  const filters: MenuEntry[] = [
    ...(byTeam ? [check('My team alone', teamOnly, toggleTeamOnly), { kind: 'line' as const }] : []),
    ...(scope === 'parked'
      ? []
      : statusNames.map(({ status, label }) =>
          check(label, statuses.includes(status), (checked) => toggleStatus(scope, status, checked)),
        )),
    ...(offered.length > 0 && scope !== 'parked' ? [{ kind: 'line' as const }] : []),
    ...offered.map((one) =>
      check(one, one === category, (checked) => showCategory(scope, checked ? one : null)),
    ),
    { kind: 'line' },
    { kind: 'item', label: 'Show all', disabled: chosen === 0, run: () => showAllSessions(scope) },
  ]
  return (
    <>
      <Menu
        label="Filter"
        align="start"
        trigger={
          <IconButton
            label={chosen === 0 ? 'Filter' : `Filter: ${chosen} chosen`}
            icon={ListFilter}
            aria-pressed={chosen > 0}
          />
        }
        entries={filters}
      />
      <Menu
        label="Sort"
        align="start"
        trigger={
          <IconButton
            label={`Sort: ${sortNames.find((one) => one.sort === sort)?.label ?? ''}`}
            icon={ArrowDownWideNarrow}
            aria-pressed={sort !== 'newest'}
          />
        }
        entries={sortNames.map((one) =>
          check(one.label, one.sort === sort, () => sortSessions(scope, one.sort)),
        )}
      />
    </>
  )
}
