import {
  ArrowUpRight,
  Check,
  CircleDashed,
  CircleQuestionMark,
  Dot,
  GitBranch,
  Pause,
  SkipForward,
  X,
} from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { Handoff } from '../../../core/domain/handoff.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type LucideIcon } from '../../ui/icon.tsx'
import { Pill, type Tone } from '../../ui/pill.tsx'
import { smartTime } from '../../ui/relative-time.ts'
import { Time } from '../../ui/time.tsx'
import { ImageRow } from '../images/image-row.tsx'
import { FoldedText } from './folded-text.tsx'
import type { KnownLine, NoteLine, StepRef, TriedLine, TriedState } from './tried.ts'

/** A part of the context screen under its heading. */
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

const states: Record<TriedState, { icon: LucideIcon; label: string; tone: Tone }> = {
  solved: { icon: Check, label: 'solved it', tone: 'green' },
  worked: { icon: Check, label: 'worked', tone: 'green' },
  ruled_out: { icon: X, label: 'ruled out', tone: 'neutral' },
  failed: { icon: X, label: 'did not help', tone: 'neutral' },
  done: { icon: Check, label: 'done', tone: 'neutral' },
  skipped: { icon: SkipForward, label: 'skipped', tone: 'neutral' },
  open: { icon: GitBranch, label: 'open', tone: 'accent' },
  untried: { icon: CircleDashed, label: 'untried', tone: 'neutral' },
}

/** Steps of a branch named one by one; more than these are only counted. */
const stepsNamed = 4

/** Tried, ruled out, open and untried, with the steps that were taken on the way. */
export const TriedList = ({ lines }: { lines: readonly TriedLine[] }) =>
  lines.length === 0 ? (
    <p className="context-none">Nothing was written down as tried.</p>
  ) : (
    <ul>
      {lines.map((line) => {
        const { icon, label, tone } = states[line.state]
        const own = line.steps.length === 1 && line.steps[0]?.entryId === line.key
        return (
          <li key={line.key} className="context-line">
            <Icon icon={icon} size={14} />
            <div className="context-line-text">
              <span dir="auto">{line.label}</span>
              {own && <StepMark step={line.steps[0]} />}
              {line.detail !== '' && (
                <p className="context-detail" dir="auto">
                  {line.detail}
                </p>
              )}
              {!own && <StepLines steps={line.steps} />}
            </div>
            <Pill tone={tone}>{label}</Pill>
          </li>
        )
      })}
    </ul>
  )

const StepMark = ({ step }: { step: StepRef | undefined }) =>
  step === undefined ? null : (
    <>
      {' '}
      <span className="context-ref">step {step.order}</span>
    </>
  )

const StepLines = ({ steps }: { steps: readonly StepRef[] }) =>
  steps.length === 0 ? null : (
    <ul>
      {steps.slice(-stepsNamed).map((step) => (
        <li key={step.entryId} className="context-detail">
          <span className="context-ref">step {step.order}</span> <span dir="auto">{step.text}</span>
          {step.answer !== '' && <span dir="auto"> · {step.answer}</span>}
        </li>
      ))}
      {steps.length > stepsNamed && (
        <li className="context-detail">
          and {steps.length - stepsNamed} earlier {steps.length - stepsNamed === 1 ? 'step' : 'steps'}
        </li>
      )}
    </ul>
  )

/** The facts, with the numbers by which people refer to them. */
export const KnownList = ({ lines }: { lines: readonly KnownLine[] }) =>
  lines.length === 0 ? (
    <p className="context-none">No facts were written down.</p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line.factId} className="context-line">
          <Icon icon={Dot} size={14} />
          <div className="context-line-text">
            <span dir="auto">{line.text}</span> <span className="context-ref">fact {line.number}</span>
          </div>
        </li>
      ))}
    </ul>
  )

/** Questions and checks without an answer. */
export const QuestionList = ({ steps }: { steps: readonly StepRef[] }) => (
  <ul>
    {steps.map((step) => (
      <li key={step.entryId} className="context-line">
        <Icon icon={CircleQuestionMark} size={14} />
        <div className="context-line-text">
          <span dir="auto">{step.text}</span>
          <StepMark step={step} />
        </div>
      </li>
    ))}
  </ul>
)

const notesFirst = 5

/** The notes, the newest first. */
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
            <ImageRow images={note.images} />
          </li>
        ))}
      </ul>
      {notes.length > notesFirst && (
        <Button size="sm" variant="ghost" aria-expanded={all} onClick={() => setAll((now) => !now)}>
          {all ? 'Show the latest' : `Show all ${notes.length} notes`}
        </Button>
      )}
    </>
  )
}

/** What was said at earlier handoffs, a line each: "Parked 22:10, by Ana Ruiz: Waiting for the part". */
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
            {handoff.intent === 'park' ? 'Parked' : 'Escalated'} {smartTime(handoff.createdAt, now)},{' '}
            {nameOf(handoff.handedOffBy)}
          </p>
          <FoldedText text={handoff.engineerNotes.trim()} />
        </div>
      </li>
    ))}
  </ul>
)
