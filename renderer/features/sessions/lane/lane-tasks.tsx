import { CircleQuestionMark } from 'lucide-react'
import { useState } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { standingFacts, type Fact } from '../../../../core/domain/branches/fact.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { openStepForm } from '../../../state/route/session-screen.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { stepState } from '../../../../core/domain/timeline/progress.ts'
import { AnswerForm } from '../steps/answer-form.tsx'
import { laneWords } from './lane.words.ts'
import { LaneGroup } from './lane-group.tsx'
import { listClass } from './long-list.ts'
import { tasksOf, type Task } from './task-lists.ts'
import { ByLine } from '../../shared/names/by-line.tsx'
import { checkIcon } from '../steps/check-icon.ts'
import { useAct } from '../../shared/sessions/use-act.ts'

/** The questions, or the checks, of a session. Each opens in place to be answered. */
export const TaskGroup = ({
  type,
  sessionId,
  steps,
  facts,
  mayWrite,
}: {
  type: 'question' | 'check'
  sessionId: string
  steps: readonly Entry[]
  facts: readonly Fact[]
  mayWrite: boolean
}) => {
  const desk = useDesk()
  const act = useAct()
  const tasks = tasksOf(steps, type)
  const factOf = standingFacts(facts)
  const { title, none, add, placeholder } = laneWords[type]
  return (
    <LaneGroup
      title={title}
      count={tasks.length}
      none={none}
      add={
        mayWrite
          ? {
              key: `add-${type}:${sessionId}`,
              label: add,
              placeholder,
              run: (text) =>
                act('entry.add', { entryId: desk.newId(), sessionId, kind: 'step', text, step: { type } }),
              form: { label: laneWords.withOptions, open: (text) => openStepForm(sessionId, type, text) },
            }
          : null
      }
    >
      <ul className={listClass(tasks.length)}>
        {tasks.map((task) => (
          <TaskLine
            key={task.entry.id}
            task={task}
            fact={factOf.get(task.entry.id) ?? null}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
    </LaneGroup>
  )
}

const signOf = ({ entry }: Task) =>
  entry.step?.type === 'question' ? CircleQuestionMark : checkIcon(stepState(entry))

const TaskLine = ({ task, fact, mayWrite }: { task: Task; fact: Fact | null; mayWrite: boolean }) => {
  const [open, setOpen] = useState(false)
  const { entry } = task
  const { answeredBy = null, answeredAt = null } = entry.step ?? {}
  const text = <span dir="auto">{entry.text}</span>
  // What a check found stays as easy to read as what is open.
  const found = stepState(entry) === 'failed'
  return (
    <li className={task.open || found ? 'task-item' : 'task-item task-item-done'} data-focus-home="">
      <span className="task-item-sign">
        <Icon icon={signOf(task)} size={14} />
      </span>
      <div className="task-item-body">
        {mayWrite ? (
          <button
            type="button"
            className="task-item-text"
            aria-expanded={open}
            onClick={() => setOpen((now) => !now)}
          >
            {text}
            <span className="sr-only">{` ${task.open ? laneWords.open : laneWords.done}`}</span>
          </button>
        ) : (
          text
        )}
        {task.answer !== '' && !open && (
          <p className="task-item-answer">
            <span dir="auto">{task.answer}</span>{' '}
            {answeredBy !== null && <ByLine id={answeredBy} at={answeredAt ?? entry.at} othersOnly />}
          </p>
        )}
        {open && <AnswerForm entry={entry} fact={fact} onDone={() => setOpen(false)} />}
      </div>
    </li>
  )
}
