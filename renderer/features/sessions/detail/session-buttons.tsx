import {
  AppWindow,
  ArrowUpRight,
  Braces,
  Check,
  ClipboardCopy,
  Columns2,
  Ellipsis,
  ExternalLink,
  FileCheck,
  FileText,
  Hand,
  History,
  Inbox,
  Link,
  NotebookPen,
  NotebookText,
  PanelRight,
  Pause,
  Pencil,
  Play,
  Printer,
  RotateCcw,
  Send,
  ShieldCheck,
  ShieldOff,
  TicketIcon,
  Timer,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { openDialog, toggleLane, useSessionScreen } from '../../../state/route/session-screen.ts'
import { useHalf } from '../../../state/route/half.ts'
import { useCommand } from '../../../state/keys/commands.ts'
import { isOwnWindow } from '../../../state/route/own-window.ts'
import { useBesideId, useSplit } from '../../../state/route/split.ts'
import { keysLabel } from '../../../state/keys/key-match.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import type { LucideIcon } from '../../../ui/marks/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/overlay/menu.tsx'
import type { SessionAction, SessionStand } from './session-actions.ts'
import { useOpenElsewhere } from '../../shared/sessions/use-open-elsewhere.ts'
import { useSignedIn } from '../../../data/react/use-desk.ts'
import { useDesktop } from '../../../desktop/desktop-context.tsx'
import { useTicketLinks } from '../../clients/ticket-link.tsx'
import { useCopySession } from '../../export/use-copy-session.ts'
import { useExport } from '../../export/use-export.tsx'
import { enrichmentWords } from '../../enrichment/enrichment.words.ts'
import { canWork } from '../../../../core/domain/people/person.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useAct } from '../../shared/sessions/use-act.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { missingWriteUp } from '../../write-ups/step/write-up-dialog.tsx'
import { sessionDetailWords as words } from './session-detail.words.ts'
import { useSessionAction } from './use-session-action.ts'
import { newestUndoIn, takeUndo, useUndos } from '../../../state/messages/undos.ts'

const buttons: Record<SessionAction, { key: string; icon: LucideIcon }> = {
  park: { key: 'p', icon: Pause },
  escalate: { key: 'e', icon: ArrowUpRight },
  resolve: { key: 'r', icon: Check },
  resume: { key: 'u', icon: Play },
  withdraw: { key: 'w', icon: Undo2 },
  reopen: { key: 'shift+o', icon: RotateCcw },
  abandon: { key: '', icon: Trash2 },
  take_over: { key: 'c', icon: Hand },
  claim: { key: 'c', icon: Hand },
  open_handoff: { key: 'h', icon: Inbox },
}

/** An item of the menu of rarer things; the palette offers it under the name of its `command`. */
type MenuAction = {
  words: { label: string; command: string }
  icon: LucideIcon
  danger?: boolean
  hint?: string
  run: () => void
}

/** What can be done with the session as a whole: the buttons of its head, and a menu for rarer things. */
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
  const half = useHalf()
  const laneOpen = useSessionScreen((state) => state.laneOpen[half])
  const run = useSessionAction(session, handoff)
  const out = useExport(session.id)
  const copy = useCopySession(session.id)
  useShortcut('shift+y', () => copy('note'), { scope: 'session', label: words.menu.copyNote.command })
  useShortcut('shift+t', () => copy('time'), { scope: 'session', label: words.menu.copyTime.command })
  useShortcut('shift+l', () => copy('link'), { scope: 'session', label: words.menu.copyLink.command })
  const openTicket = () => openDialog({ kind: 'ticket', sessionId: session.id })
  useShortcut('#', openTicket, {
    scope: 'session',
    label: (session.psaTicketId === null ? words.menu.linkTicket : words.menu.changeTicket).command,
    palette: false,
    when: stand.mayWrite,
  })
  const myId = useSignedIn((state) => state.identity.personId)
  const writeUp = missingWriteUp(session, myId)
  const act = useAct()
  const me = useMe()
  const works = me !== null && canWork(me)
  const ownsIt = session.ownerId === myId && stand.mayWrite
  const keepFromAi = async (keep: boolean) => {
    if (await act('session.keep-from-ai', { sessionId: session.id, keep }))
      toast(keep ? enrichmentWords.kept.done : enrichmentWords.kept.undone, {
        about: { sessionId: session.id, title: session.title },
      })
  }
  const { api } = useDesktop()
  const linkOf = useTicketLinks()
  const ticketLink = session.psaTicketId === null ? null : linkOf(session.psaTicketId)
  const openElsewhere = useOpenElsewhere()
  const previousId = useSplit((state) => state.previousId)
  const hasBeside = useBesideId() !== null
  const showBeside = () => openElsewhere(previousId ?? session.id, 'beside')
  useShortcut('ctrl+\\', showBeside, { label: words.menu.beside.command, scope: 'session', when: !hasBeside })
  const undo = useUndos(({ undos }) => newestUndoIn(undos, session.id))
  const groups: MenuAction[][] = [
    undo === undefined
      ? []
      : [
          {
            words: words.menu.undo(undo.message),
            icon: Undo2,
            hint: 'Ctrl Z',
            run: () => void takeUndo(undo.id),
          },
        ],
    [
      ...(stand.mayWrite
        ? [
            {
              words: words.menu.edit,
              icon: Pencil,
              run: () => openDialog({ kind: 'edit', sessionId: session.id }),
            },
            {
              words: session.psaTicketId === null ? words.menu.linkTicket : words.menu.changeTicket,
              icon: TicketIcon,
              hint: '#',
              run: openTicket,
            },
          ]
        : []),
      ...(session.writeUpId === null
        ? []
        : [
            {
              words: words.menu.written,
              icon: FileCheck,
              run: () => openDialog({ kind: 'written', sessionId: session.id }),
            },
          ]),
      ...(writeUp === null
        ? []
        : [
            {
              words: words.menu.writeUp[writeUp],
              icon: NotebookPen,
              run: () => openDialog({ kind: 'write-up', sessionId: session.id }),
            },
          ]),
      ...(session.handoffCount === 0
        ? []
        : [
            {
              words: words.menu.briefing,
              icon: NotebookText,
              run: () => openDialog({ kind: 'briefing' as const, sessionId: session.id }),
            },
          ]),
      {
        words: words.menu.history,
        icon: History,
        run: () => openDialog({ kind: 'history', sessionId: session.id }),
      },
    ],
    [
      ...(isOwnWindow()
        ? []
        : [
            {
              words: words.menu.window,
              icon: AppWindow,
              run: () => openElsewhere(session.id, 'window'),
            },
          ]),
      ...(hasBeside ? [] : [{ words: words.menu.beside, icon: Columns2, run: showBeside }]),
    ],
    [
      { words: words.menu.copyNote, icon: ClipboardCopy, hint: 'Shift Y', run: () => copy('note') },
      { words: words.menu.copyTime, icon: Timer, hint: 'Shift T', run: () => copy('time') },
      { words: words.menu.copyLink, icon: Link, hint: 'Shift L', run: () => copy('link') },
      ...(ticketLink === null || session.psaTicketId === null
        ? []
        : [
            {
              words: words.menu.ticket(session.psaTicketId),
              icon: ExternalLink,
              run: () => void api.openExternal(ticketLink),
            },
          ]),
    ],
    [
      { words: words.menu.markdown, icon: FileText, run: () => out.save('markdown') },
      { words: words.menu.json, icon: Braces, run: () => out.save('json') },
      { words: words.menu.print, icon: Printer, run: out.print },
    ],
    [
      ...(ownsIt
        ? [
            session.keepFromAi
              ? { words: words.menu.allowAi, icon: ShieldOff, run: () => void keepFromAi(false) }
              : { words: words.menu.keepFromAi, icon: ShieldCheck, run: () => void keepFromAi(true) },
          ]
        : []),
      ...(works
        ? [
            {
              words: words.menu.sentToAi,
              icon: Send,
              run: () => openDialog({ kind: 'ai-calls' as const, sessionId: session.id }),
            },
          ]
        : []),
    ],
    stand.mayAbandon
      ? [{ words: words.menu.abandon, icon: Trash2, danger: true, run: () => run('abandon') }]
      : [],
  ]
  const filled = groups.filter((group) => group.length > 0)
  return (
    <>
      {stand.actions.map((action) => (
        <ActionButton key={action} action={action} primary={stand.primary === action} run={run} />
      ))}
      <span className="session-lane-toggle">
        <LaneToggle open={laneOpen} laneId={laneId} toggle={() => toggleLane(half)} />
      </span>
      <Menu
        label={words.more}
        trigger={<IconButton label={words.more} icon={Ellipsis} />}
        entries={filled.flatMap((group, index) => entriesOf(group, index > 0))}
      />
      {out.printed}
      {filled.flat().map((action) => (
        <MenuCommand key={action.words.command} label={action.words.command} run={action.run} />
      ))}
    </>
  )
}

const entriesOf = (group: readonly MenuAction[], afterLine: boolean): MenuEntry[] => [
  ...(afterLine ? [{ kind: 'line' as const }] : []),
  ...group.map(({ words: { label }, icon, danger, hint, run }) => ({
    kind: 'item' as const,
    label,
    icon,
    danger,
    hint,
    run,
  })),
]

const ActionButton = ({
  action,
  primary,
  run,
}: {
  action: SessionAction
  primary: boolean
  run: (action: SessionAction) => void
}) => {
  const { key, icon } = buttons[action]
  const { label, command } = words.actions[action]
  useShortcut(key, () => run(action), { label: command, scope: 'session' })
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
  useCommand({ id: `session:${label}`, label, group: words.actionsGroup, run })
  return null
}

const LaneToggle = ({ open, laneId, toggle }: { open: boolean; laneId: string; toggle: () => void }) => {
  useShortcut(']', toggle, { label: words.factsAndTasks, scope: 'session', palette: false })
  return (
    <IconButton
      label={words.factsAndTasks}
      hint="]"
      icon={PanelRight}
      aria-expanded={open}
      aria-controls={laneId}
      onClick={toggle}
    />
  )
}
