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
  MessageCircleQuestionMark,
  MessageSquare,
  Pause,
  Pencil,
  PencilLine,
  Play,
  Sparkles,
  Undo2,
  X,
} from 'lucide-react'
import { memo, useState } from 'react'
import type { Citation } from '../../../../core/domain/enrichment/cited.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon, type LucideIcon } from '../../../ui/marks/icon.tsx'
import { Menu } from '../../../ui/overlay/menu.tsx'
import { Popover } from '../../../ui/overlay/popover.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { Time } from '../../shared/text/time.tsx'
import { ByLine } from '../../shared/names/by-line.tsx'
import { checkIcon } from '../steps/check-icon.ts'
import { BranchStatusPill } from '../../shared/sessions/branch-status-pill.tsx'
import { stepState } from '../../../../core/domain/timeline/progress.ts'
import { answerOf } from '../../../language/steps.ts'
import { AnswerParts, type CitedPlace } from '../../assistant/answer-parts.tsx'
import { AskState } from '../../assistant/ask-state.tsx'
import { assistantWords } from '../../assistant/assistant.words.ts'
import { EntryFiles } from '../../files/entry-files.tsx'
import { AnswerForm } from '../steps/answer-form.tsx'
import { EntryEditor } from './entry-editor.tsx'
import { entryMenu, entryStandOf, type EntryActions, type EntryStand } from './entry-menu.ts'
import { MentionedText } from '../../shared/names/mentioned-text.tsx'
import { PastedText } from '../../shared/text/pasted-text.tsx'
import { foldOf, unfoldLabel } from '../../shared/text/fold-text.ts'
import { timelineWords as words } from './timeline.words.ts'
import { lineOf, type LineContext, type LineSign, type TimelineLine } from './timeline-line.ts'

const icons: Record<LineSign, LucideIcon> = {
  note: Pencil,
  message: MessageSquare,
  paste: ClipboardPaste,
  assistant: Sparkles,
  ask: MessageCircleQuestionMark,
  step: ListChecks,
  question: CircleQuestionMark,
  check: checkIcon('worked'),
  check_open: checkIcon('open'),
  check_failed: checkIcon('failed'),
  check_skipped: checkIcon('skipped'),
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

/** What of an entry is being written in. */
export type EntryMode = 'answer' | 'edit'

/** One entry of the timeline. What people wrote is shown as text in its own direction, never as markup. */
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
  keysFor,
  isRepeated,
  placeOf,
  actions,
  onClose,
}: {
  entry: Entry
  context: LineContext
  named: boolean
  /** The branch that continues here, after another one. */
  branch: string | null
  /** The branch this is on; null on the main line. */
  along: string | null
  onDevice: boolean
  mine: boolean
  mayWrite: boolean
  /** The keys act on this entry. */
  current: boolean
  mode: EntryMode | null
  /** The fact that came from this entry. */
  fact: Fact | null
  /** The suggestion in it that the keys act on. */
  keysFor: string | null
  /** An earlier question has no answer for the same reason. */
  isRepeated: boolean
  placeOf: (citation: Citation) => CitedPlace
  actions: EntryActions
  onClose: () => void
}) {
  const [near, setNear] = useState(false)
  const hasTools = (near || current) && mode === null
  const whenClass = `timeline-when${hasTools ? ' timeline-when-tools' : ''}${entry.editedAt === null ? '' : ' timeline-when-edited'}`
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
      <span className="timeline-sign" title={along === null ? undefined : words.onBranch(along)}>
        <Icon icon={icons[line.sign]} />
      </span>
      <div>
        {mode === 'edit' ? (
          <EntryEditor entry={entry} onDone={onClose} />
        ) : entry.answer !== undefined ? (
          <AnswerParts entry={entry} mayWrite={mayWrite} keysFor={keysFor} placeOf={placeOf} />
        ) : (
          <EntryText line={line} isPaste={entry.kind === 'paste'} mentions={entry.mentions} />
        )}
        <AskState entry={entry} mayWrite={mayWrite} isRepeated={isRepeated} />
        <EntryFiles attachments={entry.attachments} />
        <StepAnswer entry={entry} />
        {mode === 'answer' ? (
          <AnswerForm entry={entry} fact={fact} onDone={onClose} />
        ) : (
          stand.answer &&
          stepState(entry) === 'open' && (
            <div className="timeline-answer-now">
              <Button size="sm" variant="ghost" icon={CornerDownRight} onClick={() => actions.answer(entry)}>
                {words.answerNow[entry.step?.type ?? 'check']}
              </Button>
            </div>
          )
        )}
      </div>
      <div className={whenClass}>
        {hasTools && <EntryTools entry={entry} stand={stand} known={fact !== null} actions={actions} />}
        {branch !== null && (
          <span className="timeline-on">
            <Icon icon={GitBranch} size={12} />
            <span className="sr-only">{along === null ? words.beforeMainLine : words.beforeBranch}</span>
            <span className="text-cut" dir="auto">
              {branch}
            </span>
          </span>
        )}
        {entry.suggestedIn !== undefined && (
          <span className="timeline-suggested" title={assistantWords.suggestedMark}>
            <Icon icon={Sparkles} size={12} />
            <span className="sr-only">{assistantWords.suggestedMark}</span>
          </span>
        )}
        {entry.editedAt !== null && <Edited entry={entry} author={author} />}
        <span className={named ? 'timeline-author text-cut' : 'sr-only'}>{author}</span>
        {onDevice && <SavedOn state="device" />}
        <Time at={entry.at} style="clock" />
      </div>
    </div>
  )
})

/** The tools of an entry, shown while it's hovered, focused, or the current one. */
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
        label={answerOf(entry) === '' ? words.addResult : words.changeAnswer}
        icon={CornerDownRight}
        onClick={() => actions.answer(entry)}
      />
    )}
    {stand.edit && <IconButton label={words.edit} icon={Pencil} onClick={() => actions.edit(entry)} />}
    {stand.promote && !known && (
      <IconButton label={words.addToFacts} icon={Lightbulb} onClick={() => actions.promote(entry)} />
    )}
    <Menu
      label={words.more}
      trigger={<IconButton label={words.more} icon={Ellipsis} />}
      entries={entryMenu(entry, stand, actions)}
    />
  </span>
)

const EntryText = ({
  line,
  isPaste,
  mentions,
}: {
  line: TimelineLine
  isPaste: boolean
  mentions: readonly string[]
}) => {
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
            <MentionedText text={body} mentions={mentions} />
          </span>
        )}{' '}
      </p>
      {line.branches.length > 0 && (
        <ul className="timeline-branches">
          {line.branches.map((branch) => (
            <li key={branch.id} className="timeline-branch">
              <span className="timeline-branch-label" dir="auto">
                {branch.label}
              </span>
              <BranchStatusPill state={branch.state} />
            </li>
          ))}
        </ul>
      )}
      {!inline && body !== '' && (
        <TextBlock isPaste={isPaste} isEvent={line.isEvent} text={body} mentions={mentions} />
      )}
      {folded !== null && (
        <div className="timeline-more">
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={unfolded}
            onClick={() => setUnfolded((now) => !now)}
          >
            {unfoldLabel(unfolded, folded.lines)}
          </Button>
        </div>
      )}
    </>
  )
}

const TextBlock = ({
  isPaste,
  isEvent,
  text,
  mentions,
}: {
  isPaste: boolean
  isEvent: boolean
  text: string
  mentions: readonly string[]
}) =>
  isPaste ? (
    <PastedText text={text} />
  ) : (
    <div className={isEvent ? 'timeline-quote timeline-block' : 'timeline-text timeline-block'} dir="auto">
      <MentionedText text={text} mentions={mentions} />
    </div>
  )

const StepAnswer = ({ entry }: { entry: Entry }) => {
  const answer = answerOf(entry)
  if (answer === '') return null
  const result = entry.step?.result ?? null
  const by = entry.step?.answeredBy ?? null
  const state = result === null ? 'said' : result.success ? 'worked' : 'failed'
  const icon = state === 'said' ? ArrowRight : state === 'worked' ? Check : X
  return (
    <p className={`timeline-answer timeline-answer-${state}`}>
      <Icon icon={icon} size={12} />
      <span className="sr-only">{words.answerLabel}</span>
      <span>
        <span dir="auto">{answer}</span>{' '}
        {by !== null && by !== entry.authorId && <ByLine id={by} at={entry.step?.answeredAt ?? entry.at} />}
      </span>
    </p>
  )
}

const Edited = ({ entry, author }: { entry: Entry; author: string }) => (
  <Popover
    label={words.earlierVersions}
    trigger={
      <button type="button" className="timeline-edited">
        {words.editedMark}
      </button>
    }
  >
    <div className="timeline-history">
      {entry.editedAt !== null && (
        <span className="text-faint">
          {words.editedBy(author)} <Time at={entry.editedAt} style="smart" />
        </span>
      )}
      {entry.history.map((version, index) => (
        <div key={`${version.at}/${index}`}>
          <span className="text-faint">
            {index === 0 ? words.originalFrom : words.versionFrom} <Time at={version.at} style="smart" />
          </span>
          <p dir="auto">{version.text}</p>
        </div>
      ))}
    </div>
  </Popover>
)
