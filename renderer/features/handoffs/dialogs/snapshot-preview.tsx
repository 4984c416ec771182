import './snapshot-preview.css'
import { branchStates, branchTree } from '../../../../core/domain/branches/branch-tree.ts'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { AttachedContents } from '../../../../core/domain/entry/included.ts'
import type { Snapshot } from '../../../../core/domain/session/snapshot.ts'
import { Pill } from '../../../ui/marks/pill.tsx'
import { outcomeWord } from '../../shared/sessions/fix-status.ts'
import { BranchStatusPill } from '../../shared/sessions/branch-status-pill.tsx'
import { WhoseLine } from '../../clients/whose-line.tsx'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const { preview: words, included } = handoffDialogWords

/** The branches as a tree from top to bottom, each with its state. */
const linesOf = (map: NonNullable<Snapshot['branchMap']>, workedOn: ReadonlySet<string>) => {
  const states = branchStates(map, workedOn)
  return branchTree(map.map((branch, order) => ({ ...branch, order }))).map(({ branch, depth }) => ({
    branch,
    depth,
    state: states.get(branch.id) ?? branch.status,
  }))
}

/** What a handoff includes, as the person who claims it will see it. */
export const SnapshotPreview = ({
  snapshot,
  workedOn,
  fix,
  contents,
}: {
  snapshot: Snapshot
  /** Ids of the branches that someone worked on. */
  workedOn: ReadonlySet<string>
  fix: Fix | null
  contents: AttachedContents
}) => (
  // It scrolls, so it needs to be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="snapshot-preview" tabIndex={0} role="group" aria-label={words.label}>
    <dl>
      <dt>{words.problem}</dt>
      <dd dir="auto">{snapshot.problemSummary}</dd>
      {snapshot.problemCategory !== null && (
        <>
          <dt>{words.category}</dt>
          <dd dir="auto">{snapshot.problemCategory}</dd>
        </>
      )}
      {(snapshot.client !== '' || snapshot.contact !== '' || snapshot.device !== '') && (
        <>
          <dt>{words.client}</dt>
          <dd>
            <WhoseLine about={snapshot} sla={null} />
          </dd>
        </>
      )}
      {snapshot.psaTicketId !== null && (
        <>
          <dt>{words.ticket}</dt>
          <dd className="text-mono">#{snapshot.psaTicketId}</dd>
        </>
      )}
      <dt>{words.progress}</dt>
      <dd>
        {included.steps(snapshot.stepCount)}, {included.facts(snapshot.factCount)},{' '}
        {included.notes(contents.notes)}
      </dd>
      {snapshot.branchMap !== null && (
        <>
          <dt>{words.branches}</dt>
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
          <dt>{words.fix}</dt>
          <dd className="snapshot-preview-branch">
            <span className="grow" dir="auto">
              {fix.text}
            </span>
            <Pill tone={outcomeWord(fix).tone}>{outcomeWord(fix).label}</Pill>
          </dd>
        </>
      )}
      {contents.images.length > 0 && (
        <>
          <dt>{words.images}</dt>
          <dd dir="auto">{contents.images.join(', ')}</dd>
        </>
      )}
      {contents.files.length > 0 && (
        <>
          <dt>{words.files}</dt>
          <dd dir="auto">{contents.files.join(', ')}</dd>
        </>
      )}
    </dl>
    <p className="text-faint">{words.timeline}</p>
  </div>
)
