import { ArrowDownWideNarrow, ListFilter } from 'lucide-react'
import type { SessionStatus } from '../../../../core/domain/session/session.ts'
import type { SessionSort } from '../../../data/contract/desk.ts'
import {
  showAllSessions,
  showCategory,
  toggleStatus,
  toggleTeamOnly,
  useSessionScreen,
  type SessionScope,
} from '../../../state/route/session-screen.ts'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Menu, type MenuEntry } from '../../../ui/overlay/menu.tsx'
import { listWords as words } from './list.words.ts'

const statuses = Object.keys(words.statuses) as SessionStatus[]
const orders = Object.keys(words.orders) as SessionSort[]

/** Chooses what a list shows, and in which order. */
export const ListMenus = ({
  scope,
  categories,
  hasTeam,
  sort,
  onSort,
}: {
  scope: SessionScope
  /** The categories to choose from. */
  categories: readonly string[]
  /** Whether you are on a team, so that its sessions can be shown on their own. */
  hasTeam: boolean
  sort: SessionSort
  onSort: (sort: SessionSort) => void
}) => {
  const { statuses: shown, category } = useSessionScreen((state) => state.lists[scope])
  const teamOnly = useSessionScreen((state) => state.teamOnly)
  const byTeam = scope === 'team' && hasTeam
  const chosen = shown.length + (category === null ? 0 : 1) + (byTeam && teamOnly ? 1 : 0)
  const offered = category === null || categories.includes(category) ? categories : [category, ...categories]
  const check = (label: string, checked: boolean, onChange: (checked: boolean) => void): MenuEntry => ({
    kind: 'check',
    label,
    checked,
    onChange,
  })
  const filters: MenuEntry[] = [
    ...(byTeam ? [check(words.myTeamOnly, teamOnly, toggleTeamOnly), { kind: 'line' as const }] : []),
    ...(scope === 'parked'
      ? []
      : statuses.map((status) =>
          check(words.statuses[status], shown.includes(status), (checked) =>
            toggleStatus(scope, status, checked),
          ),
        )),
    ...(offered.length > 0 && scope !== 'parked' ? [{ kind: 'line' as const }] : []),
    ...offered.map((one) =>
      check(one, one === category, (checked) => showCategory(scope, checked ? one : null)),
    ),
    { kind: 'line' },
    { kind: 'item', label: words.showAll, disabled: chosen === 0, run: () => showAllSessions(scope) },
  ]
  return (
    <>
      <Menu
        label={words.filter}
        align="start"
        trigger={
          <IconButton
            label={chosen === 0 ? words.filter : words.filtered(chosen)}
            icon={ListFilter}
            aria-pressed={chosen > 0}
          />
        }
        entries={filters}
      />
      <Menu
        label={words.sort}
        align="start"
        trigger={
          <IconButton
            label={words.sortedBy(words.orders[sort])}
            icon={ArrowDownWideNarrow}
            aria-pressed={sort !== 'newest'}
          />
        }
        entries={orders.map((one) => check(words.orders[one], one === sort, () => onSort(one)))}
      />
    </>
  )
}
