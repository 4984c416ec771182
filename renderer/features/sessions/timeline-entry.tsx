import {
  AlarmClock,
  ArrowRight,
  ArrowUpRight,
  Check,
  CircleCheck,
  CircleQuestionMark,
  CircleSlash,
  ClipboardPaste,
  CornerDownRight,
  FlaskConical,
  GitFork,
  Hand,
  ListChecks,
  MessageSquare,
  Pause,
  Pencil,
  PencilLine,
  Play,
  Sparkles,
  SquareCheck,
  Undo2,
  X,
} from 'lucide-react'
import { useState } from 'react'
import type { Entry } from '../../../core/domain/entry.ts'
import type { Fact } from '../../../core/domain/fact.ts'
import { go } from '../../state/route.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Icon, type LucideIcon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SavedOn } from '../../ui/saved-on.tsx'
import { Time } from '../../ui/time.tsx'
import { BranchStatusPill } from '../handoffs/branch-status.tsx'
import { answerOf, stepState } from '../handoffs/tried.ts'
import { AnswerForm } from './answer-form.tsx'
import { EntryEditor } from './entry-editor.tsx'
import { PastedText } from './pasted-text.tsx'
import { foldOf, type LineSign, type TimelineLine } from './timeline-line.ts'

const icons: Record<LineSign, LucideIcon> = {
  note: Pencil,
  message: MessageSquare,
  paste: ClipboardPaste,
  assistant: Sparkles,
  step: ListChecks,
  question: CircleQuestionMark,
  check: SquareCheck,
  start: Play,
  edit: PencilLine,
  park: Pause,
  wake: AlarmClock,
  escalate: ArrowUpRight,
  withdraw: Undo2,
  claim: Hand,
  resolve: CircleCheck,
  end: CircleSlash,
  fork: GitFork,
  fix: FlaskConical,
}

/** One entry of the timeline. What people wrote is shown as text, in its own direction, never as markup. */
export const TimelineEntry = ({
  entry,
  line,
  author,
  named,
  onDevice,
  mine,
  mayWrite,
  fact,
}: {
  entry: Entry
  line: TimelineLine
  author: string
  named: boolean
  onDevice: boolean
  mine: boolean
  mayWrite: boolean
  /** What is known from this step. */
  fact: Fact | null
}) => {
  const [open, setOpen] = useState<'answer' | 'edit' | null>(null)
  const close = () => setOpen(null)
  const mayAnswer = mayWrite && entry.step !== null
  const mayEdit = mayWrite && mine && entry.event === null
  const handoffId = entry.event?.handoffId ?? null
  return (
    <div className={line.isEvent ? 'timeline-entry timeline-event' : 'timeline-entry'}>
      <span className="timeline-sign">
        <Icon icon={icons[line.sign]} />
      </span>
      <div>
        {open === 'edit' ? (
          <EntryEditor entry={entry} onDone={close} />
        ) : (
          <EntryText line={line} isPaste={entry.kind === 'paste'} />
        )}
        <StepAnswer entry={entry} />
        {open === 'answer' ? (
          <AnswerForm entry={entry} fact={fact} onDone={close} />
        ) : (
          mayAnswer &&
          stepState(entry) === 'open' && (
            <div className="timeline-answer-now">
              <Button size="sm" variant="ghost" icon={CornerDownRight} onClick={() => setOpen('answer')}>
                {entry.step?.type === 'question' ? 'Answer' : 'What did you find?'}
              </Button>
            </div>
          )
        )}
      </div>
      <div className="timeline-when">
        <span className="timeline-tools">
          {mayAnswer && stepState(entry) !== 'open' && open === null && (
            <IconButton
              label={answerOf(entry) === '' ? 'Say what came of it' : 'Change the answer'}
              icon={CornerDownRight}
              onClick={() => setOpen('answer')}
            />
          )}
          {mayEdit && open === null && (
            <IconButton label="Edit" icon={Pencil} onClick={() => setOpen('edit')} />
          )}
          {handoffId !== null && (
            <IconButton
              label="Open the handoff"
              icon={ArrowRight}
              onClick={() => go(`/handoffs/${handoffId}`)}
            />
          )}
        </span>
        {entry.editedAt !== null && <Edited entry={entry} />}
        <span className={named ? 'timeline-author text-cut' : 'sr-only'}>{author}</span>
        {onDevice && <SavedOn state="device" />}
        <Time at={entry.at} style="clock" />
      </div>
    </div>
  )
}

const EntryText = ({ line, isPaste }: { line: TimelineLine; isPaste: boolean }) => {
  const [unfolded, setUnfolded] = useState(false)
  const long = line.isEvent ? line.quote : line.text
  const { shown, folded } = foldOf(long)
  const body = unfolded ? long : shown
  const inline = !line.isEvent && !isPaste && !long.includes('\n')
  return (
    <>
      <p>
        <span className="timeline-lead">{line.lead}</span>{' '}
        {line.isEvent && (
          <span className="timeline-text" dir="auto">
            {line.text}
          </span>
        )}
        {inline && (
          <span className="timeline-text" dir="auto">
            {body}
          </span>
        )}
        {line.branches.length > 0 && (
          <span role="list">
            {line.branches.map((branch) => (
              <span key={branch.label} role="listitem" className="timeline-branch">
                <span dir="auto">{branch.label}</span>
                {branch.status !== null && <BranchStatusPill status={branch.status} />}
              </span>
            ))}
          </span>
        )}
      </p>
      {!inline && body !== '' && <TextBlock isPaste={isPaste} isEvent={line.isEvent} text={body} />}
      {folded !== null && (
        <div className="timeline-more">
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={unfolded}
            onClick={() => setUnfolded((now) => !now)}
          >
            {unfolded ? 'Show less' : folded.lines > 1 ? `Show all ${folded.lines} lines` : 'Show all'}
          </Button>
        </div>
      )}
    </>
  )
}

const TextBlock = ({ isPaste, isEvent, text }: { isPaste: boolean; isEvent: boolean; text: string }) =>
  isPaste ? (
    <PastedText text={text} />
  ) : (
    <div className={isEvent ? 'timeline-quote timeline-block' : 'timeline-text timeline-block'} dir="auto">
      {text}
    </div>
  )

const StepAnswer = ({ entry }: { entry: Entry }) => {
  const answer = answerOf(entry)
  if (answer === '') return null
  const result = entry.step?.result ?? null
  const state = result === null ? 'said' : result.success ? 'worked' : 'failed'
  const icon = state === 'said' ? ArrowRight : state === 'worked' ? Check : X
  return (
    <p className={`timeline-answer timeline-answer-${state}`}>
      <Icon icon={icon} size={12} />
      <span className="sr-only">
        {state === 'said' ? 'Answer:' : state === 'worked' ? 'Worked:' : 'Did not help:'}
      </span>
      <span dir="auto">{answer}</span>
    </p>
  )
}

const Edited = ({ entry }: { entry: Entry }) => (
  <Popover
    label="Earlier versions"
    trigger={
      <button type="button" className="timeline-edited">
        edited
      </button>
    }
  >
    <div className="timeline-history">
      {entry.history.toReversed().map((version) => (
        <div key={version.at}>
          <span className="text-faint">
            Until it was changed, from <Time at={version.at} style="smart" />
          </span>
          <p dir="auto">{version.text}</p>
        </div>
      ))}
    </div>
  </Popover>
)
