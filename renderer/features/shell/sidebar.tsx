import { Settings2 } from 'lucide-react'
import type { ReactNode } from 'react'

import { underwayStatuses } from '../../../core/domain/session/session.ts'
import { useNotifications } from '../../data/react/use-handoffs.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { useSessions } from '../../data/react/use-sessions.ts'
import { keysLabel } from '../../state/keys/key-match.ts'
import { go, useRoute } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { Tooltip } from '../../ui/buttons/tooltip.tsx'
import { useUntold } from '../writebacks/use-untold.ts'
import { useAttention } from '../writebacks/use-writeback.ts'
import { useWaitingCount } from './badge.tsx'
import { placeOf, places, type PlaceId } from '../places/places.ts'
import { placeWords, breakingPlaceWords } from '../places/places.words.ts'
import { escalationsWords, shellWords } from './shell.words.ts'

/** Counting stops here, because beyond this the exact number doesn't matter. */
const mostCounted = 100

const PlaceLink = ({
  id,
  label,
  path,
  keys,
  icon,
  current,
  children,
}: {
  id: PlaceId
  label: string
  path: string
  keys: string
  icon: LucideIcon
  current: boolean
  children?: ReactNode
}) => {
  const breaking = breakingPlaceWords[id]
  useShortcut(keys, () => go(path), { label: shellWords.goTo(label), scope: 'goTo' })
  return (
    <li>
      <Tooltip label={label} hint={keysLabel(keys)} side="right">
        <a className="sidebar-link" href={`#${path}`} aria-current={current ? 'page' : undefined}>
          <Icon icon={icon} />
          <span className={breaking === label ? 'sidebar-label' : 'sidebar-label sidebar-label-long'}>
            {label}
          </span>
          {breaking !== label && (
            <span className="sidebar-label-breaks" aria-hidden="true">
              {breaking}
            </span>
          )}
          {children}
        </a>
      </Tooltip>
    </li>
  )
}

const Count = ({ value, words }: { value: number; words: (value: number) => string }) =>
  value === 0 ? null : (
    <span className="sidebar-count">
      <span aria-hidden="true">{value >= mostCounted ? `${mostCounted - 1}+` : value}</span>
      <span className="sr-only">{words(value)}</span>
    </span>
  )

/** The places to go, and what is waiting there. */
export const Sidebar = () => {
  const place = placeOf(useRoute())
  const mine = useSessions({ scope: 'mine', limit: mostCounted, statuses: underwayStatuses })
  const parked = useSessions({ scope: 'parked', limit: mostCounted })
  const { unseen } = useNotifications()
  const waiting = useWaitingCount() ?? 0
  const attention = useAttention().length + useUntold().length
  // A place without a ticket system would be empty forever.
  const isConnected = (useConnections() ?? []).length > 0 || place === 'writebacks' || attention > 0
  const shown = places.filter(({ id }) => id !== 'writebacks' || isConnected)

  const counts: Partial<Record<PlaceId, ReactNode>> = {
    queue: waiting > 0 && (
      <span className="sidebar-count">
        <Pill tone="red">
          <span aria-hidden="true">{waiting}</span>
          <span className="sr-only">{escalationsWords(waiting)}</span>
        </Pill>
      </span>
    ),
    sessions: <Count value={mine?.length ?? 0} words={shellWords.unfinished} />,
    parked: <Count value={parked?.length ?? 0} words={shellWords.parked} />,
    writebacks: attention > 0 && (
      <span className="sidebar-count">
        <Pill tone="amber">
          <span aria-hidden="true">{attention}</span>
          <span className="sr-only">{shellWords.needAttention(attention)}</span>
        </Pill>
      </span>
    ),
    notifications: <Count value={unseen.size} words={shellWords.unseen} />,
  }
  return (
    <nav className="sidebar" aria-label={shellWords.mainNavigation}>
      <ul className="sidebar-list">
        {shown.map((item) => (
          <PlaceLink key={item.id} {...item} current={place === item.id}>
            {counts[item.id]}
          </PlaceLink>
        ))}
      </ul>
      <span className="grow" />
      <ul className="sidebar-list">
        <PlaceLink
          id="settings"
          label={placeWords.settings}
          path="/settings"
          keys="g ,"
          icon={Settings2}
          current={place === 'settings'}
        />
      </ul>
    </nav>
  )
}
