import { CircleDot, Ellipsis, GitBranch, GitFork, ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { Branch, BranchState, BranchStatus } from '../../../../core/domain/branch.ts'
import { branchTree } from '../../../../core/domain/branch-tree.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { cut } from '../../../../core/domain/text.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { openDialog, revealEntry, showBranch, useSessionScreen } from '../../../state/session-screen.ts'
import { undoToast } from '../../../state/toasts.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import { SavedOn } from '../../../ui/saved-on.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { BranchStatusPill } from '../../shared/branch-status-pill.tsx'
import { movesOf, wayToMainLine } from './branch-moves.ts'
import { LaneGroup } from './lane-group.tsx'
import { areAllStillTrue, isStillTrue } from '../../shared/is-still-true.ts'
import { useAct, useUndo } from '../../shared/use-act.ts'

/** Deeper than this the lane has no room; what is below stands there as well. */
const deepest = 6

/**
 * The map of the lines of enquiry, as a tree below the main line. A click follows one; the menu rules it out, with a
 * reason for whoever comes next, revives it, or shows it alone.
 */
export const BranchGroup = ({
  session,
  branches,
  states,
  mayWrite,
}: {
  session: Session
  branches: readonly Branch[]
  /** Where each stands, by id. */
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
      title="Branches"
      count={branches.length}
      none="One line so far."
      add={null}
      action={
        mayWrite
          ? {
              label: 'Fork',
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
                  title="Set the branch aside and go on with the main line"
                  onClick={() => void toMainLine()}
                >
                  Main line
                </button>
              ) : (
                'Main line'
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
  const onDevice = usePendingDocuments().has(`branches/${branch.id}`)
  const alone = useSessionScreen(({ onBranch }) => onBranch?.branchId === branch.id)
  const { sessionId, status } = branch

  const move = async (next: BranchStatus, why = '') => {
    const before = { status, reason: branch.reason }
    if (!(await act('branch.move', { sessionId, branchId: branch.id, status: next, reason: why })))
      return false
    if (next !== 'active') {
      const words = { dead_end: 'is ruled out', solved: 'solved it', untried: 'is set aside' }
      undoToast(
        `${cut(branch.label, 60)} ${words[next]}.`,
        () => void undo('branch.move', { sessionId, branchId: branch.id, ...before }),
        areAllStillTrue(
          isStillTrue(desk, 'branches', branch.id, (now) => now.status === next && now.reason === why.trim()),
          // Following it again would set aside what someone has begun to follow since.
          isStillTrue(
            desk,
            'sessions',
            sessionId,
            ({ activeBranchId }) =>
              status !== 'active' || [null, branch.parentId, branch.id].includes(activeBranchId),
          ),
        ),
      )
    }
    return true
  }
  const ruleOut = async () => {
    if (!(await move('dead_end', reason.text.trim()))) return
    reason.setText('')
    setAsking(false)
  }

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
      label: alone ? 'Show all branches' : 'Show this one alone',
      icon: ListFilter,
      run: () => showBranch(alone ? null : { sessionId, branchId: branch.id }),
    },
    ...(entryId === null
      ? []
      : [
          {
            kind: 'item' as const,
            label: 'Show where it parted',
            icon: GitFork,
            run: () => revealEntry(sessionId, entryId),
          },
        ]),
  ]

  const label = <span dir="auto">{branch.label}</span>
  return (
    <li
      className={followed || status === 'solved' ? 'task-item' : 'task-item task-item-done'}
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
            title={status === 'dead_end' ? 'Try it again' : 'Follow this one'}
            onClick={() => void move('active')}
          >
            {label}
          </button>
        ) : (
          label
        )}
        {branch.reason !== '' && !asking && (
          <p className="task-item-answer" dir="auto">
            {branch.reason}
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
              aria-label={`Why is ${branch.label} ruled out?`}
              placeholder="Why? Enter rules it out"
              // Opened from its own menu: typing is what comes next.
              autoFocus
              dir="auto"
              maxLength={2000}
              value={reason.text}
              onChange={(event) => reason.setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                setAsking(false)
              }}
            />
          </form>
        )}
      </div>
      {!asking && (
        <span className="task-item-tools">
          <Menu
            label={`What became of ${branch.label}`}
            trigger={<IconButton label={`What became of ${branch.label}`} icon={Ellipsis} />}
            entries={entries}
          />
        </span>
      )}
      {onDevice && <SavedOn state="device" />}
      <BranchStatusPill state={state} />
    </li>
  )
}
