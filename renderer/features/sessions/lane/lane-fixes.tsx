import { FlaskConical, Plus, RotateCcw } from 'lucide-react'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useFixes } from '../../../data/react/use-session-parts.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { Pill } from '../../../ui/marks/pill.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { ByLine } from '../../shared/names/by-line.tsx'
import { outcomeWord } from '../../shared/sessions/fix-status.ts'
import { decisionWord } from './fix-banner-mode.ts'
import { laneWords } from './lane.words.ts'
import { LaneGroup } from './lane-group.tsx'
import { useFixActs } from './use-fix-act.ts'

const words = laneWords.fix
const nothing: readonly never[] = []

/** The suggested fixes: the current one first, then the earlier ones with their outcomes. */
export const FixGroup = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const fixes = useFixes(session.id) ?? nothing
  const suggest = () => openDialog({ kind: 'fix', sessionId: session.id })
  useShortcut('x', suggest, { label: words.suggest, scope: 'session', when: mayWrite })
  const ordered = fixes.toSorted(
    (a, b) => Number(b.id === session.activeFixId) - Number(a.id === session.activeFixId),
  )
  return (
    <LaneGroup
      title={words.title}
      count={fixes.length}
      none={words.none}
      add={null}
      action={mayWrite ? { label: words.suggest, hint: 'X', icon: Plus, run: suggest } : null}
    >
      <ul>
        {ordered.map((fix) => (
          <FixLine key={fix.id} fix={fix} stands={fix.id === session.activeFixId} mayWrite={mayWrite} />
        ))}
      </ul>
    </LaneGroup>
  )
}

const FixLine = ({ fix, stands, mayWrite }: { fix: Fix; stands: boolean; mayWrite: boolean }) => {
  const { again } = useFixActs()
  const onDevice = usePendingDocuments().has(`fixes/${fix.id}`)
  const { label, tone } = outcomeWord(fix)
  const besides = [
    fix.confidence === null ? '' : words.confidence(fix.confidence),
    decisionWord(fix.decision),
    fix.outcomeReason,
  ].filter((part) => part !== '')
  return (
    <li className={stands ? 'task-item' : 'task-item task-item-done'} data-evidence={`fix/${fix.id}`}>
      <span className="task-item-sign">
        <Icon icon={FlaskConical} size={14} />
      </span>
      <div className="task-item-body">
        <span dir="auto">{fix.text}</span>
        <p className="task-item-answer">
          <span dir="auto">{besides.join(' · ')}</span>{' '}
          <ByLine id={fix.outcomeBy ?? fix.createdBy} at={fix.outcomeAt ?? fix.createdAt} othersOnly />
        </p>
      </div>
      {mayWrite && !stands && (
        <span className="task-item-tools">
          <IconButton label={words.suggestAgain} icon={RotateCcw} onClick={() => void again(fix)} />
        </span>
      )}
      {onDevice && <SavedOn state="device" />}
      <Pill tone={tone}>{label}</Pill>
    </li>
  )
}
