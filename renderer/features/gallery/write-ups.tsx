import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import type { PostTarget } from '../write-ups/posting/post-target.ts'
import { useWriteUp } from '../write-ups/form/use-write-up.ts'
import { WriteUpFold } from '../write-ups/step/write-up-fold.tsx'
import { WriteUpStep } from '../write-ups/step/write-up-step.tsx'
import type { Said } from '../write-ups/form/write-up-view.ts'
import { full } from './gallery-data.ts'
import { Group, Specimen } from './specimen.tsx'

const statuses = [
  { id: '1', name: 'New', closed: false, noTime: false },
  { id: '2', name: 'In Progress', closed: false, noTime: false },
  { id: '5', name: 'Resolved', closed: true, noTime: true },
]
const target: PostTarget = {
  number: '48213',
  system: 'ConnectWise',
  documentation: 'internal',
  includeDiagnosticSteps: true,
  time: { state: 'on', rounding: '15min' },
  statuses,
  statusId: '5',
  statusNow: 'In Progress',
  takesFiles: true,
  isClosed: false,
  mergedInto: '',
  isGone: false,
  seen: { statusId: '2', changedAt: null, readAt: 1, noteIds: [] },
}
const resolution: Said = {
  kind: 'resolution',
  summary:
    'Access was granted through a nested group, which auto-mapping doesn’t follow. The old password was Winter2026! on the proxy.',
  action: 'Granted full access to each person and re-added the mailbox.',
  fix: null,
}
const escalation: Said = {
  kind: 'escalation',
  reason: 'Needs Exchange admin rights. The client leaves at 15:00.',
  to: 'Ben Carter',
}
const nothing = () => undefined

const Step = ({ said, to }: { said: Said; to: PostTarget | null }) => {
  const open = useWriteUp(full, said, { target: to, redaction: defaultRedaction, workSince: 0 })
  return <WriteUpStep open={open} redaction={defaultRedaction} onBack={null} />
}
const Fold = ({ said, to }: { said: Said; to: PostTarget | null }) => {
  const open = useWriteUp(full, said, { target: to, redaction: defaultRedaction, workSince: 0 })
  return <WriteUpFold open={open} waiting={null} onOpen={nothing} />
}

/** The notes that are posted to tickets. */
export const WriteUps = () => (
  <Group title="Write-ups">
    <Specimen name="WriteUpFold, with a ticket" wide>
      <Fold said={resolution} to={target} />
    </Specimen>
    <Specimen name="WriteUpFold, without" wide>
      <Fold said={resolution} to={null} />
    </Specimen>
    <Specimen name="WriteUpStep, resolution" wide>
      <Step said={resolution} to={target} />
    </Specimen>
    <Specimen name="WriteUpStep, escalation, unmapped" wide>
      <Step
        said={escalation}
        to={{ ...target, time: { state: 'unmapped', rounding: '15min' }, statuses: [] }}
      />
    </Specimen>
    <Specimen name="WriteUpStep, no ticket" wide>
      <Step said={resolution} to={null} />
    </Specimen>
  </Group>
)
