import './snapshot-preview.css'
import { branchStates, branchTree } from '../../../../core/domain/branch-tree.ts'
import type { Fix } from '../../../../core/domain/fix.ts'
import type { Snapshot } from '../../../../core/domain/snapshot.ts'
import { Pill } from '../../../ui/pill.tsx'
import { counted } from '../../../../core/domain/plural.ts'
import { outcomeWord } from '../../shared/fix-status.ts'
import { BranchStatusPill } from '../../shared/branch-status-pill.tsx'

/** The branches as a tree from top to bottom, each with where it stands. */
const linesOf = (map: NonNullable<Snapshot['branchMap']>, workedOn: ReadonlySet<string>) => {
  const states = branchStates(map, workedOn)
  return branchTree(map.map((branch, order) => ({ ...branch, order }))).map(({ branch, depth }) => ({
    branch,
    depth,
    state: states.get(branch.id) ?? branch.status,
  }))
}

/** What goes along with a handoff, as the reader will get it. */
export const SnapshotPreview = ({
  snapshot,
  workedOn,
  fix,
}: {
  snapshot: Snapshot
  /** Ids of the branches on which something was done. */
  workedOn: ReadonlySet<string>
  fix: Fix | null
}) => (
  // It scrolls, so the keyboard has to reach it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="snapshot-preview" tabIndex={0} role="group" aria-label="What goes along">
    <dl>
      <dt>Problem</dt>
      <dd dir="auto">{snapshot.problemSummary}</dd>
      {snapshot.problemCategory !== null && (
        <>
          <dt>Category</dt>
          <dd dir="auto">{snapshot.problemCategory}</dd>
        </>
      )}
      {snapshot.psaTicketId !== null && (
        <>
          <dt>Ticket</dt>
          <dd className="text-mono">#{snapshot.psaTicketId}</dd>
        </>
      )}
      <dt>So far</dt>
      <dd>
        {counted(snapshot.stepCount, 'step')}, {counted(snapshot.factCount, 'fact')}
      </dd>
      {snapshot.branchMap !== null && (
        <>
          <dt>Branches</dt>
          <dd>
            <ul>
              {linesOf(snapshot.branchMap, workedOn).map(({ branch, depth, state }) => (
                <li
                  key={branch.id}
                  className="snapshot-preview-branch"
                  style={{ paddingInlineStart: Math.min(depth, 6) * 14 }}
                >
                  <span className="grow text-cut" dir="auto">
                    {branch.label}
                  </span>
                  <BranchStatusPill state={state} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {fix !== null && fix.supersededAt === null && (
        <>
          <dt>Fix</dt>
          <dd className="snapshot-preview-branch">
            <span className="grow" dir="auto">
              {fix.text}
            </span>
            <Pill tone={outcomeWord(fix).tone}>{outcomeWord(fix).label}</Pill>
          </dd>
        </>
      )}
    </dl>
    <p className="text-faint">The whole timeline, with notes and pastes, is there to read as well.</p>
  </div>
)
