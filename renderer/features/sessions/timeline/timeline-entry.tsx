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
  Ellipsis,
  FlaskConical,
  GitBranch,
  GitFork,
  Hand,
  Lightbulb,
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
import { memo, useState } from 'react'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Icon, type LucideIcon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { SavedOn } from '../../../ui/saved-on.tsx'
import { Time } from '../../../ui/time.tsx'
import { BranchStatusPill } from '../../shared/branch-status-pill.tsx'
import { answerOf, stepState } from '../../../../core/domain/progress.ts'
import { ImageRow } from '../../images/image-row.tsx'
import { AnswerForm } from '../steps/answer-form.tsx'
import { EntryEditor } from './entry-editor.tsx'
import { entryMenu, entryStandOf, type EntryActions, type EntryStand } from './entry-menu.ts'
import { PastedText } from '../../shared/pasted-text.tsx'
import { foldOf } from '../../shared/fold-text.ts'
import { lineOf, type LineContext, type LineSign, type TimelineLine } from './timeline-line.ts'

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

/** What of an entry is open to be written in. */
export type EntryMode = 'answer' | 'edit'

/** One entry of the timeline. What people wrote is shown as text, in its own direction, never as markup. */
export const TimelineEntry = memo(function TimelineEntry({
  entry,
  context,
  named,
  branch,
  along,
  onDevice,
  mine,
  mayWrite,
  current,
  mode,
  fact,
  actions,
  onClose,
}: {
  entry: Entry
  context: LineContext
  named: boolean
  /** The line of enquiry that goes on from here, where another one went before. */
  branch: string | null
  /** The branch on which this stands; null on the main line. */
  along: string | null
  onDevice: boolean
  mine: boolean
  mayWrite: boolean
  /** The keys act on this one. */
  current: boolean
  mode: EntryMode | null
  /** What is known from this entry. */
  fact: Fact | null
  actions: EntryActions
  onClose: () => void
}) {
  const [near, setNear] = useState(false)
  const line = lineOf(entry, context)
  const author = context.nameOf(entry.authorId)
  const stand = entryStandOf(entry, mine, mayWrite)
  return (
    <div
      className={`timeline-entry${line.isEvent ? ' timeline-event' : ''}${along === null ? '' : ' timeline-along'}`}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => setNear(true)}
      onBlur={() => setNear(false)}
    >
      <span className="timeline-sign" title={along === null ? undefined : `On the branch ${along}`}>
        <Icon icon={icons[line.sign]} />
      </span>
      <div>
        {mode === 'edit' ? (
          <EntryEditor entry={entry} onDone={onClose} />
        ) : (
          <EntryText line={line} isPaste={entry.kind === 'paste'} />
        )}
        <ImageRow images={entry.attachments} />
        <StepAnswer entry={entry} />
        {mode === 'answer' ? (
          <AnswerForm entry={entry} fact={fact} onDone={onClose} />
        ) : (
          stand.answer &&
          stepState(entry) === 'open' && (
            <div className="timeline-answer-now">
              <Button size="sm" variant="ghost" icon={CornerDownRight} onClick={() => actions.answer(entry)}>
                {entry.step?.type === 'question' ? 'Answer' : 'What did you find?'}
              </Button>
            </div>
          )
        )}
      </div>
      <div className="timeline-when">
        {(near || current) && mode === null && (
          <EntryTools entry={entry} stand={stand} known={fact !== null} actions={actions} />
        )}
        {branch !== null && (
          <span className="timeline-on">
            <Icon icon={GitBranch} size={12} />
            <span className="sr-only">{along === null ? 'On the ' : 'On the branch '}</span>
            <span className="text-cut" dir="auto">
              {branch}
            </span>
          </span>
        )}
        {entry.editedAt !== null && <Edited entry={entry} />}
        <span className={named ? 'timeline-author text-cut' : 'sr-only'}>{author}</span>
        {onDevice && <SavedOn state="device" />}
        <Time at={entry.at} style="clock" />
      </div>
    </div>
  )
})

/** The tools of an entry: there while it is pointed at, has the focus or is the current one. */
const EntryTools = ({
  entry,
  stand,
  known,
  actions,
}: {
  entry: Entry
  stand: EntryStand
  known: boolean
  actions: EntryActions
}) => (
  <span className="timeline-tools">
    {stand.answer && stepState(entry) !== 'open' && (
      <IconButton
        label={answerOf(entry) === '' ? 'Say what came of it' : 'Change the answer'}
        icon={CornerDownRight}
        onClick={() => actions.answer(entry)}
      />
    )}
    {stand.edit && <IconButton label="Edit" icon={Pencil} onClick={() => actions.edit(entry)} />}
    {stand.promote && !known && (
      <IconButton label="Add to what we know" icon={Lightbulb} onClick={() => actions.promote(entry)} />
    )}
    <Menu
      label="More about this entry"
      trigger={<IconButton label="More about this entry" icon={Ellipsis} />}
      entries={entryMenu(entry, stand, actions)}
    />
  </span>
)

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
        )}{' '}
        {inline && (
          <span className="timeline-text" dir="auto">
            {body}
          </span>
        )}{' '}
        {line.branches.length > 0 && (
          <span role="list" className="timeline-branches">
            {line.branches.map((branch) => (
              <span key={branch.id} role="listitem" className="timeline-branch">
                <span dir="auto">{branch.label}</span>
                <BranchStatusPill state={branch.state} />
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
      <span className="sr-only">Answer:</span>
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
