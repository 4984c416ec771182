import { Ellipsis, GitBranch } from 'lucide-react'
import { useState } from 'react'
import type { Branch, BranchStatus } from '../../../core/domain/branch.ts'
import type { Session } from '../../../core/domain/session.ts'
import { cut } from '../../../core/domain/text.ts'
import { useDesk, useDraft } from '../../data/hooks.ts'
import { undoToast } from '../../state/toasts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { BranchStatusPill } from '../handoffs/branch-status.tsx'
import { LaneGroup } from './lane-group.tsx'
import { useAct } from './use-act.ts'

const rank: Record<BranchStatus, number> = { active: 0, solved: 1, untried: 2, dead_end: 3 }

/** The lines of enquiry. A click follows one; the menu rules it out, with a reason for whoever comes next. */
export const BranchGroup = ({
  session,
  branches,
  mayWrite,
}: {
  session: Session
  branches: readonly Branch[]
  mayWrite: boolean
}) => {
  const desk = useDesk()
  const act = useAct()
  const ordered = branches.toSorted((a, b) => rank[a.status] - rank[b.status] || a.order - b.order)
  return (
    <LaneGroup
      title="Branches"
      count={branches.length}
      none="One line so far."
      add={
        mayWrite
          ? {
              key: `add-branch:${session.id}`,
              label: 'Add branches',
              placeholder: 'One way | another way',
              run: async (text) => {
                const labels = text
                  .split('|')
                  .map((label) => label.trim())
                  .filter((label) => label !== '')
                return act('branch.fork', {
                  sessionId: session.id,
                  branches: labels.map((label) => ({ id: desk.newId(), label })),
                })
              },
            }
          : null
      }
    >
      <ul>
        {ordered.map((branch) => (
          <BranchLine key={branch.id} branch={branch} mayWrite={mayWrite} />
        ))}
      </ul>
    </LaneGroup>
  )
}

const BranchLine = ({ branch, mayWrite }: { branch: Branch; mayWrite: boolean }) => {
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const reason = useDraft(`rule-out:${branch.id}`)
  const { sessionId } = branch

  const move = async (status: BranchStatus, why = '') => {
    const before = { status: branch.status, reason: branch.reason }
    if (!(await act('branch.move', { sessionId, branchId: branch.id, status, reason: why }))) return false
    if (status === 'dead_end') {
      undoToast(`${cut(branch.label, 60)} is ruled out.`, () => {
        void act('branch.move', { sessionId, branchId: branch.id, ...before })
      })
    }
    return true
  }
  const ruleOut = async () => {
    if (!(await move('dead_end', reason.text.trim()))) return
    reason.setText('')
    setAsking(false)
  }

  const { status } = branch
  const entries: MenuEntry[] = []
  if (status !== 'active') {
    entries.push({
      kind: 'item',
      label: status === 'dead_end' ? 'Try it again' : 'Follow this one',
      run: () => void move('active'),
    })
  }
  if (status !== 'dead_end') entries.push({ kind: 'item', label: 'Rule it out…', run: () => setAsking(true) })
  if (status !== 'solved')
    entries.push({ kind: 'item', label: 'It solved it', run: () => void move('solved') })
  if (status === 'active' || status === 'solved') {
    entries.push({ kind: 'item', label: 'Set it aside', run: () => void move('untried') })
  }

  const label = <span dir="auto">{branch.label}</span>
  return (
    <li className={status === 'active' || status === 'solved' ? 'task-item' : 'task-item task-item-done'}>
      <span className="task-item-sign">
        <Icon icon={GitBranch} size={14} />
      </span>
      <div className="task-item-body">
        {mayWrite && status !== 'active' ? (
          <button
            type="button"
            className="task-item-text"
            title="Follow this one"
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
      {mayWrite && !asking && (
        <span className="task-item-tools">
          <Menu
            label={`What became of ${branch.label}`}
            trigger={<IconButton label={`What became of ${branch.label}`} icon={Ellipsis} />}
            entries={entries}
          />
        </span>
      )}
      <BranchStatusPill status={status} />
    </li>
  )
}
