import './notices.css'
import { AlarmClock, ArrowUpRight, CheckCheck, ClockAlert, Hand, UserX } from 'lucide-react'
import { useState } from 'react'
import type { Notice, NoticeKind } from '../../../core/domain/notices.ts'
import { useDesk, useNotices } from '../../data/hooks.ts'
import { go } from '../../state/route.ts'
import { useShortcut } from '../../state/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon, type LucideIcon } from '../../ui/icon.tsx'
import { PriorityMark } from '../../ui/priority-mark.tsx'
import { Time } from '../../ui/time.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { NotifyWarning } from './notify-warning.tsx'

const icons: Record<NoticeKind, LucideIcon> = {
  escalation: ArrowUpRight,
  claimed: Hand,
  woke: AlarmClock,
  overdue: ClockAlert,
  left: UserX,
}

const NoticeRow = ({ notice, unseen }: { notice: Notice; unseen: boolean }) => (
  <div className={`notice notice-${notice.kind}${unseen ? '' : ' notice-seen'}`}>
    <span className="notice-icon">
      <Icon icon={icons[notice.kind]} />
    </span>
    <span className="notice-title text-cut">{notice.title}</span>
    <span className="notice-side">
      {unseen && <Dot label="Not looked at yet" />}
      <Time at={notice.at} style="smart" />
    </span>
    <span className="notice-body">
      {notice.kind === 'escalation' && <PriorityMark priority={notice.priority} />}
      <span className="text-cut">{notice.body.split('\n')[0]}</span>
    </span>
  </div>
)

/** What this person should know now. Opening a notice leads to where something can be done about it. */
export const NoticesScreen = () => {
  const desk = useDesk()
  const { notices, unseen } = useNotices()
  const [selected, setSelected] = useState<string | null>(null)
  const markAll = () => void desk.markNoticesSeen([...unseen])
  useShortcut('a', markAll, { label: 'Mark all as seen', scope: 'Notices', when: unseen.size > 0 })

  const open = (notice: Notice) => {
    setSelected(notice.key)
    void desk.markNoticesSeen([notice.key])
    go(notice.link)
  }
  return (
    <div className="shell-page">
      <PageHead
        title="Notices"
        count={unseen.size > 0 ? `${unseen.size} new` : undefined}
        actions={
          unseen.size > 0 && (
            <Button icon={CheckCheck} hint="A" onClick={markAll}>
              Mark all as seen
            </Button>
          )
        }
      />
      <NotifyWarning />
      {notices.length === 0 ? (
        <EmptyState
          title="Nothing to know right now"
          body="Escalations that you can take, who claimed yours, and parked sessions that wake appear here."
        />
      ) : (
        <VirtualList
          label="Notices"
          items={notices}
          estimate={54}
          keyOf={(notice) => notice.key}
          selectedKey={selected}
          onSelect={open}
          render={(notice) => <NoticeRow notice={notice} unseen={unseen.has(notice.key)} />}
        />
      )}
    </div>
  )
}
