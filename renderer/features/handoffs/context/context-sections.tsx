import {
  ArrowUpRight,
  Check,
  CircleDashed,
  CircleQuestionMark,
  Dot,
  FlaskConical,
  GitBranch,
  Pause,
  SkipForward,
  X,
} from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { Icon, type LucideIcon } from '../../../ui/marks/icon.tsx'
import { Pill, type Tone } from '../../../ui/marks/pill.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { Time } from '../../shared/text/time.tsx'
import { EntryFiles } from '../../files/entry-files.tsx'
import { ByLine } from '../../shared/names/by-line.tsx'
import { outcomeWord } from '../../shared/sessions/fix-status.ts'
import { contextWords as words } from './context.words.ts'
import { FoldedText } from '../../shared/text/folded-text.tsx'
import type {
  KnownLine,
  NoteLine,
  StepRef,
  TriedLine,
  TriedState,
} from '../../../../core/domain/timeline/progress.ts'
import { whyHandedOver } from '../../../language/handoffs.ts'

/** A section of the context screen under its heading. */
export const ContextSection = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section className="context-section" aria-labelledby={id}>
      <h3 className="context-title" id={id}>
        {title}
      </h3>
      {children}
    </section>
  )
}

const states: Record<TriedState, { icon: LucideIcon; tone: Tone }> = {
  solved: { icon: Check, tone: 'green' },
  worked: { icon: Check, tone: 'green' },
  ruled_out: { icon: X, tone: 'neutral' },
  failed: { icon: X, tone: 'neutral' },
  done: { icon: Check, tone: 'neutral' },
  answered: { icon: CircleQuestionMark, tone: 'neutral' },
  skipped: { icon: SkipForward, tone: 'neutral' },
  open: { icon: CircleQuestionMark, tone: 'accent' },
  active: { icon: GitBranch, tone: 'accent' },
  set_aside: { icon: GitBranch, tone: 'neutral' },
  untried: { icon: CircleDashed, tone: 'neutral' },
}

/** How deep branches are indented. Anything deeper is drawn at this depth. */
const deepest = 4

/** How many steps of a branch are listed; earlier ones are only counted. */
const stepsNamed = 4

/** What was tried, as the tree it was tried in, with the steps of each branch. */
export const TriedList = ({ lines }: { lines: readonly TriedLine[] }) =>
  lines.length === 0 ? (
    <p className="context-none">{words.nothingTried}</p>
  ) : (
    <ul>
      {lines.map((line) => {
        const { icon, tone } = states[line.state]
        const own = line.steps.length === 1 && line.steps[0]?.entryId === line.key
        return (
          <li
            key={line.key}
            className="context-line"
            data-evidence={own ? undefined : `branch/${line.key}`}
            style={{ paddingInlineStart: Math.min(line.depth, deepest) * 18 }}
          >
            <Icon icon={icon} size={14} />
            <div className="context-line-text">
              <span dir="auto">{line.label}</span>
              {own && <StepMark step={line.steps[0]} />}
              <p className="context-detail">
                {line.detail !== '' && <span dir="auto">{line.detail}</span>}{' '}
                <ByLine id={line.by} at={line.at} />
              </p>
              {!own && <StepLines steps={line.steps} />}
            </div>
            <Pill tone={tone}>{line.word}</Pill>
          </li>
        )
      })}
    </ul>
  )

const StepMark = ({ step }: { step: StepRef | undefined }) =>
  step === undefined ? null : (
    <>
      {' '}
      <span className="context-ref">{words.stepRef(step.order)}</span>
    </>
  )

const StepLines = ({ steps }: { steps: readonly StepRef[] }) =>
  steps.length === 0 ? null : (
    <ul>
      {steps.slice(-stepsNamed).map((step) => (
        <li key={step.entryId} className="context-detail">
          <span className="context-ref">{words.stepRef(step.order)}</span> <span dir="auto">{step.text}</span>
          {step.answer !== '' && <span dir="auto"> · {step.answer}</span>}
          {step.open && words.openStep}
        </li>
      ))}
      {steps.length > stepsNamed && (
        <li className="context-detail">{words.earlierSteps(steps.length - stepsNamed)}</li>
      )}
    </ul>
  )

/** The facts, with the numbers people refer to them by. */
export const KnownList = ({ lines }: { lines: readonly KnownLine[] }) =>
  lines.length === 0 ? (
    <p className="context-none">{words.noFacts}</p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line.factId} className="context-line" data-evidence={`fact/${line.factId}`}>
          <Icon icon={Dot} size={14} />
          <div className="context-line-text">
            <span dir="auto">{line.text}</span>{' '}
            <span className="context-ref">{words.factRef(line.number)}</span>{' '}
            <ByLine id={line.by} at={line.at} />
          </div>
        </li>
      ))}
    </ul>
  )

/** The fixes that were suggested, each with its outcome. */
export const FixList = ({ fixes }: { fixes: readonly Fix[] }) => (
  <ul>
    {fixes.map((fix) => (
      <li key={fix.id} className="context-line" data-evidence={`fix/${fix.id}`}>
        <Icon icon={FlaskConical} size={14} />
        <div className="context-line-text">
          <span dir="auto">{fix.text}</span>
          <p className="context-detail">
            {fix.outcomeReason !== '' && <span dir="auto">{fix.outcomeReason}</span>}{' '}
            <ByLine id={fix.outcomeBy ?? fix.createdBy} at={fix.outcomeAt ?? fix.createdAt} />
          </p>
        </div>
        <Pill tone={outcomeWord(fix).tone}>{outcomeWord(fix).label}</Pill>
      </li>
    ))}
  </ul>
)

/** Questions with their answers, or still open. */
export const QuestionList = ({ steps }: { steps: readonly StepRef[] }) => (
  <ul>
    {steps.map((step) => (
      <li key={step.entryId} className="context-line">
        <Icon icon={CircleQuestionMark} size={14} />
        <div className="context-line-text">
          <span dir="auto">{step.text}</span>
          <StepMark step={step} />
          {step.answer !== '' && (
            <p className="context-detail" dir="auto">
              {step.answer}
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
)

const notesFirst = 5

/** The notes, newest first. */
export const NoteList = ({
  notes,
  nameOf,
}: {
  notes: readonly NoteLine[]
  nameOf: (id: string) => string
}) => {
  const [all, setAll] = useState(false)
  return (
    <>
      <ul>
        {(all ? notes : notes.slice(0, notesFirst)).map((note) => (
          <li key={note.entryId} className="context-note">
            <span className="context-note-by">
              {nameOf(note.authorId)}
              <Time at={note.at} style="smart" />
            </span>
            {note.text !== '' && <FoldedText pasted={note.kind === 'paste'} text={note.text} />}
            <EntryFiles attachments={note.attachments} />
          </li>
        ))}
      </ul>
      {notes.length > notesFirst && (
        <Button size="sm" variant="ghost" aria-expanded={all} onClick={() => setAll((now) => !now)}>
          {all ? words.showLatestNotes : words.showAllNotes(notes.length)}
        </Button>
      )}
    </>
  )
}

/** What was said at earlier handoffs, one line each: "Parked Thu by Ana Ruiz: Waiting for the part". */
export const EarlierList = ({
  handoffs,
  nameOf,
  now,
}: {
  handoffs: readonly Handoff[]
  nameOf: (id: string) => string
  now: number
}) => (
  <ul>
    {handoffs.map((handoff) => (
      <li key={handoff.id} className="context-line">
        <Icon icon={handoff.intent === 'park' ? Pause : ArrowUpRight} size={14} />
        <div className="context-line-text">
          <p className="context-detail">
            {(handoff.intent === 'park' ? words.earlierParked : words.earlierEscalated)(
              smartTime(handoff.createdAt, now),
              nameOf(handoff.handedOffBy),
            )}
          </p>
          <FoldedText text={whyHandedOver(handoff)} />
        </div>
      </li>
    ))}
  </ul>
)
