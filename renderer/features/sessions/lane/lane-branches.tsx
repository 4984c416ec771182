import { CircleDot, Ellipsis, GitBranch, GitFork, ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { Branch, BranchState, BranchStatus } from '../../../../core/domain/branches/branch.ts'
import { branchTree } from '../../../../core/domain/branches/branch-tree.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { openDialog, revealEntry, showBranch, useSessionScreen } from '../../../state/route/session-screen.ts'
import { undoToast } from '../../../state/messages/toasts.ts'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/overlay/menu.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { LengthNote } from '../../forms/length-note.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { ByLine } from '../../shared/names/by-line.tsx'
import { BranchStatusPill } from '../../shared/sessions/branch-status-pill.tsx'
import { movesOf, wayToMainLine } from './branch-moves.ts'
import { laneWords } from './lane.words.ts'
import { LaneGroup } from './lane-group.tsx'
import { areAllStillTrue, isStillTrue } from '../../shared/sessions/is-still-true.ts'
import { useAct, useUndo } from '../../shared/sessions/use-act.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

const words = laneWords.branches
/** The longest reason for ruling a branch out, in characters. */
const longestReason = 2000

/** How deep branches are indented. Anything deeper is drawn at this depth. */
const deepest = 6

/**
 * The branches of a session, as a tree below the main line. A click makes one active; its menu rules it out, with a reason
 * for whoever comes next, tries it again, or shows only its entries.
 */
export const BranchGroup = ({
  session,
  branches,
  states,
  mayWrite,
}: {
  session: Session
  branches: readonly Branch[]
  /** The state of each, by id. */
  states: ReadonlyMap<string, BranchState>
  mayWrite: boolean
}) => {
  const act = useAct()
  const nodes = branchTree(branches)
  const toMainLine = async () => {
    for (const branchId of wayToMainLine(branches, session.activeBranchId)) {
      if (!(await act('branch.move', { sessionId: session.id, branchId, status: 'untried' }))) return
    }
  }
  return (
    <LaneGroup
      title={words.title}
      count={branches.length}
      none={words.none}
      add={null}
      action={
        mayWrite
          ? {
              label: words.fork,
              hint: 'B',
              icon: GitFork,
              run: () => openDialog({ kind: 'fork', sessionId: session.id, entryId: null }),
            }
          : null
      }
    >
      {nodes.length > 0 && (
        <ul>
          <li className={session.activeBranchId === null ? 'task-item' : 'task-item task-item-done'}>
            <span className="task-item-sign">
              <Icon icon={CircleDot} size={14} />
            </span>
            <div className="task-item-body">
              {mayWrite && session.activeBranchId !== null ? (
                <button
                  type="button"
                  className="task-item-text"
                  title={words.toMainLine}
                  onClick={() => void toMainLine()}
                >
                  {words.mainLine}
                </button>
              ) : (
                words.mainLine
              )}
            </div>
            {session.activeBranchId === null && <BranchStatusPill state="active" />}
          </li>
          {nodes.map(({ branch, depth }) => (
            <BranchLine
              key={branch.id}
              branch={branch}
              state={states.get(branch.id) ?? branch.status}
              depth={Math.min(depth, deepest)}
              followed={session.activeBranchId === branch.id}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
    </LaneGroup>
  )
}

const BranchLine = ({
  branch,
  state,
  depth,
  followed,
  mayWrite,
}: {
  branch: Branch
  state: BranchState
  depth: number
  followed: boolean
  mayWrite: boolean
}) => {
  const desk = useDesk()
  const act = useAct()
  const undo = useUndo()
  const [asking, setAsking] = useState(false)
  const reason = useDraft(`rule-out:${branch.id}`)
  const saveOnce = useSaveOnce(reason.text)
  const onDevice = usePendingDocuments().has(`branches/${branch.id}`)
  const alone = useSessionScreen(({ onBranch }) => onBranch?.branchId === branch.id)
  const { sessionId, status } = branch

  const move = async (next: BranchStatus, why = '') => {
    const before = { status, reason: branch.reason }
    if (!(await act('branch.move', { sessionId, branchId: branch.id, status: next, reason: why })))
      return false
    if (next !== 'active') {
      undoToast(
        words.moved[next](branch.label),
        () => void undo('branch.move', { sessionId, branchId: branch.id, ...before }),
        areAllStillTrue(
          isStillTrue(desk, 'branches', branch.id, (now) => now.status === next && now.reason === why.trim()),
          // Making it active again would set aside what someone has started on since.
          isStillTrue(
            desk,
            'sessions',
            sessionId,
            ({ activeBranchId }) =>
              status !== 'active' || [null, branch.parentId, branch.id].includes(activeBranchId),
          ),
        ),
        aboutSession(desk, sessionId),
      )
    }
    return true
  }
  const ruleOut = async () => {
    // The field says so itself.
    if (lengthProblem(reason.text, longestReason) !== null) return
    if ((await saveOnce(async () => move('dead_end', reason.text.trim()))) !== 'saved') return
    reason.setText('')
    setAsking(false)
  }

  const ended = status === 'dead_end' || status === 'solved'
  const entryId = branch.fork.entryId
  const entries: MenuEntry[] = [
    ...(mayWrite
      ? movesOf(status).map((one) => ({
          kind: 'item' as const,
          label: one.label,
          run: () => (one.asks ? setAsking(true) : void move(one.status)),
        }))
      : []),
    ...(mayWrite ? [{ kind: 'line' as const }] : []),
    {
      kind: 'item',
      label: alone ? words.showAll : words.showOnly,
      icon: ListFilter,
      run: () => showBranch(alone ? null : { sessionId, branchId: branch.id }),
    },
    ...(entryId === null
      ? []
      : [
          {
            kind: 'item' as const,
            label: words.showFork,
            icon: GitFork,
            run: () => revealEntry(sessionId, entryId),
          },
        ]),
  ]

  const label = <span dir="auto">{branch.label}</span>
  return (
    <li
      className={followed || status === 'solved' ? 'task-item' : 'task-item task-item-done'}
      data-evidence={`branch/${branch.id}`}
      style={{ paddingInlineStart: 16 + 7 + depth * 14 }}
      aria-level={depth + 2}
      data-focus-home=""
    >
      <span className="task-item-sign branch-sign">
        <Icon icon={GitBranch} size={14} />
      </span>
      <div className="task-item-body">
        {mayWrite && !followed ? (
          <button
            type="button"
            className="task-item-text"
            title={status === 'dead_end' ? words.moves.retry : words.moves.follow}
            onClick={() => void move('active')}
          >
            {label}
          </button>
        ) : (
          label
        )}
        {(branch.reason !== '' || ended) && !asking && (
          <p className="task-item-answer">
            <span dir="auto">{branch.reason}</span>{' '}
            <ByLine id={branch.statusBy} at={branch.statusAt} othersOnly />
          </p>
        )}
        {asking && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void ruleOut()
            }}
          >
            <TextInput
              aria-label={words.ruleOutReason(branch.label)}
              placeholder={words.ruleOutExample}
              // Opened from its own menu, so typing comes next.
              autoFocus
              dir="auto"
              value={reason.text}
              onChange={(event) => reason.setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                setAsking(false)
              }}
            />
            <LengthNote text={reason.text} limit={longestReason} />
          </form>
        )}
      </div>
      {!asking && (
        <span className="task-item-tools">
          <Menu
            label={words.more(branch.label)}
            trigger={<IconButton label={words.more(branch.label)} icon={Ellipsis} />}
            entries={entries}
          />
        </span>
      )}
      {onDevice && <SavedOn state="device" />}
      <BranchStatusPill state={state} />
    </li>
  )
}
