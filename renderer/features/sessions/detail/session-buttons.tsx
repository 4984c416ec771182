import {
  ArrowUpRight,
  Braces,
  Check,
  Ellipsis,
  FileText,
  Hand,
  History,
  Inbox,
  PanelRight,
  Pause,
  Pencil,
  Play,
  Printer,
  RotateCcw,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { openDialog, toggleLane, useSessionScreen } from '../../../state/session-screen.ts'
import { useCommand } from '../../../state/commands.ts'
import { keysLabel } from '../../../state/key-match.ts'
import { useShortcut } from '../../../state/shortcuts.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { LucideIcon } from '../../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import type { SessionAction, SessionStand } from './session-actions.ts'
import { useExport } from '../../export/use-export.tsx'
import { useSessionAction } from './use-session-action.ts'

const buttons: Record<SessionAction, { label: string; does: string; key: string; icon: LucideIcon }> = {
  park: { label: 'Park', does: 'Park', key: 'p', icon: Pause },
  escalate: { label: 'Escalate', does: 'Escalate', key: 'e', icon: ArrowUpRight },
  resolve: { label: 'Resolve', does: 'Resolve', key: 'r', icon: Check },
  resume: { label: 'Resume', does: 'Resume', key: 'u', icon: Play },
  withdraw: { label: 'Withdraw', does: 'Withdraw the escalation', key: 'w', icon: Undo2 },
  reopen: { label: 'Reopen', does: 'Reopen', key: 'shift+o', icon: RotateCcw },
  abandon: { label: 'Abandon', does: 'Abandon', key: '', icon: Trash2 },
  take_over: { label: 'Take over', does: 'Take the session over', key: 'c', icon: Hand },
  claim: { label: 'Claim', does: 'Claim', key: 'c', icon: Hand },
  open_handoff: { label: 'Open handoff', does: 'Open the handoff', key: 'h', icon: Inbox },
}

/** What can be done with the session as a whole: the buttons of its head and the menu of the rarer things. */
export const SessionButtons = ({
  session,
  handoff,
  stand,
  laneId,
}: {
  session: Session
  /** Its open handoff, if there is one. */
  handoff: Handoff | null
  stand: SessionStand
  laneId: string
}) => {
  const laneOpen = useSessionScreen((state) => state.laneOpen)
  const run = useSessionAction(session, handoff)
  const out = useExport(session.id)
  const menu: MenuEntry[] = []
  if (stand.mayWrite) {
    menu.push({
      kind: 'item',
      label: 'Edit…',
      icon: Pencil,
      run: () => openDialog({ kind: 'edit', sessionId: session.id }),
    })
  }
  menu.push({
    kind: 'item',
    label: 'Handoff history',
    icon: History,
    run: () => openDialog({ kind: 'history', sessionId: session.id }),
  })
  menu.push(
    { kind: 'line' },
    { kind: 'item', label: 'Export as Markdown', icon: FileText, run: () => out.save('markdown') },
    { kind: 'item', label: 'Export as JSON', icon: Braces, run: () => out.save('json') },
    { kind: 'item', label: 'Print…', icon: Printer, run: out.print },
  )
  if (stand.mayAbandon) {
    menu.push({ kind: 'line' })
    menu.push({ kind: 'item', label: 'Abandon', icon: Trash2, danger: true, run: () => run('abandon') })
  }
  return (
    <>
      {stand.actions.map((action) => (
        <ActionButton key={action} action={action} primary={stand.primary === action} run={run} />
      ))}
      <span className="session-lane-toggle">
        <LaneToggle open={laneOpen} laneId={laneId} />
      </span>
      <Menu label="More" trigger={<IconButton label="More" icon={Ellipsis} />} entries={menu} />
      {out.printed}
      {menu.map((entry) =>
        entry.kind === 'item' ? <MenuCommand key={entry.label} label={entry.label} run={entry.run} /> : null,
      )}
    </>
  )
}

const ActionButton = ({
  action,
  primary,
  run,
}: {
  action: SessionAction
  primary: boolean
  run: (action: SessionAction) => void
}) => {
  const { label, does, key, icon } = buttons[action]
  useShortcut(key, () => run(action), { label: does, scope: 'Session' })
  return (
    <Button
      icon={icon}
      hint={keysLabel(key)}
      variant={primary ? 'primary' : 'default'}
      onClick={() => run(action)}
    >
      {label}
    </Button>
  )
}

const MenuCommand = ({ label, run }: { label: string; run: () => void }) => {
  useCommand({ id: `session:${label}`, label: label.replace('…', ' session…'), group: 'Actions', run })
  return null
}

const LaneToggle = ({ open, laneId }: { open: boolean; laneId: string }) => {
  useShortcut(']', toggleLane, { label: 'Facts and tasks', scope: 'Session', palette: false })
  return (
    <IconButton
      label="Facts and tasks"
      hint="]"
      icon={PanelRight}
      aria-expanded={open}
      aria-controls={laneId}
      onClick={toggleLane}
    />
  )
}
