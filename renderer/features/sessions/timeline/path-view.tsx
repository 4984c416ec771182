import './path-view.css'
import { Check, Circle, CornerDownRight, MessageSquareText, SkipForward, X } from 'lucide-react'
import { memo, useState } from 'react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { standingFacts, type Fact } from '../../../../core/domain/branches/fact.ts'
import { revealEntry } from '../../../state/route/session-screen.ts'
import { EmptyState } from '../../../ui/screen/empty-state.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon, type LucideIcon } from '../../../ui/marks/icon.tsx'
import { type TriedState } from '../../../../core/domain/timeline/progress.ts'
import { stepTypeWords as stepWords } from '../../../language/domain.words.ts'
import { answerOf, stepWord } from '../../../language/steps.ts'
import { AnswerForm } from '../steps/answer-form.tsx'
import { timelineWords as words } from './timeline.words.ts'
import { pathOf, type PathLine } from './step-path.ts'

const icons: Partial<Record<TriedState, LucideIcon>> = {
  worked: Check,
  done: Check,
  answered: Check,
  failed: X,
  skipped: SkipForward,
}

/** The diagnosis path: only the steps, numbered, each with its answer. Each can be answered in place. */
export const PathView = memo(
  ({
    steps,
    branches,
    facts,
    mayWrite,
  }: {
    steps: readonly Entry[]
    branches: readonly Branch[]
    facts: readonly Fact[]
    mayWrite: boolean
  }) => {
    const path = pathOf(steps, branches)
    const factOf = standingFacts(facts)
    if (path.length === 0) {
      return (
        <div className="path-view">
          <EmptyState title={words.noSteps} body={words.noStepsBody} />
        </div>
      )
    }
    return (
      // It scrolls, so it needs to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <section className="path-view" aria-label={words.path} tabIndex={0}>
        <ol>
          {path.map((line) => (
            <PathItem
              key={line.entry.id}
              line={line}
              fact={factOf.get(line.entry.id) ?? null}
              mayWrite={mayWrite}
            />
          ))}
        </ol>
      </section>
    )
  },
)

const PathItem = ({ line, fact, mayWrite }: { line: PathLine; fact: Fact | null; mayWrite: boolean }) => {
  const [answering, setAnswering] = useState(false)
  const { entry, order, state, branch } = line
  const answer = answerOf(entry)
  const word = stepWord(entry)
  return (
    <>
      {branch !== null && (
        <li className="path-branch" dir="auto">
          {branch}
        </li>
      )}
      <li className="path-item" value={order} data-focus-home="">
        <span className="path-number" aria-hidden="true">
          {order}
        </span>
        <div className="path-body">
          <p>
            <span className="timeline-lead">{stepWords[entry.step?.type ?? 'action']}</span>{' '}
            <span className="timeline-text" dir="auto">
              {entry.text}
            </span>
          </p>
          {answer !== '' && !answering && (
            <p className="path-answer" dir="auto">
              {answer}
            </p>
          )}
          {answering && <AnswerForm entry={entry} fact={fact} onDone={() => setAnswering(false)} />}
        </div>
        <span className="path-tools">
          {mayWrite && !answering && (
            <IconButton
              label={answer === '' ? words.answerStepNumber(order) : words.changeStepNumber(order)}
              icon={CornerDownRight}
              onClick={() => setAnswering(true)}
            />
          )}
          <IconButton
            label={words.showStepNumber(order)}
            icon={MessageSquareText}
            onClick={() => revealEntry(entry.sessionId, entry.id)}
          />
        </span>
        <span className={`path-state path-${state}`} role="img" aria-label={word} title={word}>
          <Icon icon={icons[state] ?? Circle} size={14} />
        </span>
      </li>
    </>
  )
}
