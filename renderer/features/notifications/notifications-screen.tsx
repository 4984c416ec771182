import './notifications.css'
import {
  AlarmClock,
  ArrowRightLeft,
  ArrowUpRight,
  AtSign,
  BellOff,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  ClockAlert,
  FlaskConical,
  Hand,
  PhoneCall,
  Play,
  Siren,
  Sparkles,
  TicketX,
  UserCheck,
  Undo2,
  Users,
  UserX,
} from 'lucide-react'
import { useState } from 'react'
import type { Notification, NotificationKind } from '../../../core/domain/notification/notification.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useNotifications } from '../../data/react/use-handoffs.ts'
import { go } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dot } from '../../ui/marks/dot.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { PriorityMark } from '../../ui/marks/priority-mark.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Time } from '../shared/text/time.tsx'
import { VirtualList } from '../../ui/screen/virtual-list.tsx'
import { PageHead } from '../../ui/screen/page-head.tsx'
import { NotifyWarning } from './notify-warning.tsx'
import { notificationWords as words } from './notifications.words.ts'

const icons: Record<NotificationKind, LucideIcon> = {
  escalation: ArrowUpRight,
  claimed: Hand,
  woke: AlarmClock,
  overdue: ClockAlert,
  left: UserX,
  picked_up: Play,
  confirmed: CircleCheck,
  opened: Users,
  mention: AtSign,
  question: CircleHelp,
  answered: Sparkles,
  resolved: CircleCheck,
  abandoned: CircleSlash,
  passed_on: ArrowUpRight,
  taken_over: UserCheck,
  handover: ArrowRightLeft,
  handover_answered: ArrowRightLeft,
  handover_left: UserX,
  shift_ending: CalendarClock,
  duty_soon: CalendarClock,
  exhausted: PhoneCall,
  trial: FlaskConical,
  nudged: ClockAlert,
  due_soon: ClockAlert,
  needs_ticket: TicketX,
  returned: Undo2,
  alarm: Siren,
}

const NotificationRow = ({
  notification,
  unseen,
  heldUntil,
}: {
  notification: Notification
  unseen: boolean
  /** It makes no toast before then; null if it did, or needn't. */
  heldUntil: number | null
}) => {
  const now = useNow(60_000)
  const client = useDocument('sessions', notification.sessionId ?? '')?.client ?? ''
  return (
    <div className={`notification notification-${notification.kind}${unseen ? '' : ' notification-seen'}`}>
      <span className="notification-icon">
        <Icon icon={icons[notification.kind]} />
      </span>
      <span className="notification-title text-cut">{notification.title}</span>
      <span className="notification-side">
        {heldUntil !== null && (
          <span className="notification-held">
            <Icon icon={BellOff} size={14} />
            {words.heldUntil(smartTime(heldUntil, now))}
          </span>
        )}
        {unseen && <Dot label={words.unread} />}
        <Time at={notification.at} style="smart" />
      </span>
      <span className="notification-body">
        {notification.kind === 'escalation' && <PriorityMark priority={notification.priority} />}
        {client !== '' && (
          <span className="notification-client text-cut" dir="auto" title={client}>
            {client}
          </span>
        )}
        <span className="text-cut">{notification.body.split('\n')[0]}</span>
      </span>
    </div>
  )
}

/** What this person should know now. Opening a notification leads to where they can act on it. */
export const NotificationsScreen = () => {
  const desk = useDesk()
  const { notifications, unseen, held } = useNotifications()
  const [selected, setSelected] = useState<string | null>(null)
  const markAll = () => void desk.markNotificationsSeen([...unseen])
  useShortcut('a', markAll, { label: words.markAll, scope: 'notifications', when: unseen.size > 0 })

  const open = (notification: Notification) => {
    setSelected(notification.key)
    void desk.markNotificationsSeen([notification.key])
    go(notification.link)
  }
  return (
    <div className="shell-page">
      <PageHead
        title={words.title}
        count={unseen.size > 0 ? words.newCount(unseen.size) : undefined}
        actions={
          unseen.size > 0 && (
            <Button icon={CheckCheck} hint="A" onClick={markAll}>
              {words.markAll}
            </Button>
          )
        }
      />
      <NotifyWarning />
      {notifications.length === 0 ? (
        <EmptyState title={words.none} body={words.noneBody} />
      ) : (
        <VirtualList
          label={words.title}
          items={notifications}
          estimate={54}
          keyOf={(notification) => notification.key}
          selectedKey={selected}
          onSelect={open}
          render={(notification) => (
            <NotificationRow
              notification={notification}
              unseen={unseen.has(notification.key)}
              heldUntil={held.get(notification.key) ?? null}
            />
          )}
        />
      )}
    </div>
  )
}
