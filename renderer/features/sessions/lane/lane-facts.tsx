import { Dot as DotIcon, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useContents } from '../../../data/react/use-session-parts.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { knownOf } from '../../../../core/domain/timeline/progress.ts'
import { AnswerForm } from '../steps/answer-form.tsx'
import { laneWords } from './lane.words.ts'
import { LaneGroup } from './lane-group.tsx'
import { listClass } from './long-list.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { lengthProblem } from '../../forms/text-size.ts'
import { SinceLine } from '../../forms/since-line.tsx'
import { useDraftField } from '../../forms/use-draft-field.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { ByLine } from '../../shared/names/by-line.tsx'
import { useAct } from '../../shared/sessions/use-act.ts'
import { useRemoveFact } from '../steps/use-fact-actions.ts'

const words = laneWords.facts

/** What we know. A fact that came from a question or check is edited there; any fact can be removed and restored. */
export const FactGroup = ({
  sessionId,
  facts,
  steps,
  mayWrite,
}: {
  sessionId: string
  facts: readonly Fact[]
  steps: readonly Entry[]
  mayWrite: boolean
}) => {
  const desk = useDesk()
  const act = useAct()
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const stepById = new Map(steps.map((entry) => [entry.id, entry]))
  const known = knownOf(facts).flatMap(({ factId }) => byId.get(factId) ?? [])
  const isHere = useContents(sessionId) === 'here'
  return (
    <LaneGroup
      title={words.title}
      count={known.length}
      none={isHere ? words.none : words.notHere}
      add={
        mayWrite
          ? {
              key: `add-fact:${sessionId}`,
              label: words.add,
              placeholder: words.placeholder,
              run: (text) => act('fact.add', { factId: desk.newId(), sessionId, text }),
            }
          : null
      }
    >
      <ul className={listClass(known.length)}>
        {known.map((fact) => (
          <FactLine
            key={fact.id}
            fact={fact}
            source={fact.sourceEntryId === null ? null : (stepById.get(fact.sourceEntryId) ?? null)}
            mayWrite={mayWrite}
          />
        ))}
      </ul>
    </LaneGroup>
  )
}

const FactLine = ({ fact, source, mayWrite }: { fact: Fact; source: Entry | null; mayWrite: boolean }) => {
  const remove = useRemoveFact()
  const onDevice = usePendingDocuments().has(`facts/${fact.id}`)
  const [open, setOpen] = useState(false)
  const mayChange = fact.source === 'note' || source !== null
  // They float at the end of the first line, so that they never lie on the words.
  const tools = mayWrite && (
    <span className="task-item-tools task-item-tools-inline">
      {mayChange && (
        <IconButton
          label={fact.source === 'note' ? words.edit : words.editAtSource[fact.source]}
          icon={Pencil}
          onClick={() => setOpen(true)}
        />
      )}
      <IconButton label={words.remove} icon={X} onClick={() => void remove(fact)} />
    </span>
  )

  return (
    <li className="task-item" data-focus-home="" data-evidence={`fact/${fact.id}`}>
      <span className="task-item-sign">
        <Icon icon={DotIcon} size={14} />
      </span>
      <div className="task-item-body">
        {!open && (
          <>
            {tools}
            <span dir="auto">{fact.text}</span> <ByLine id={fact.createdBy} at={fact.createdAt} othersOnly />
          </>
        )}
        {open && fact.source === 'note' && <FactEditor fact={fact} onDone={() => setOpen(false)} />}
        {open && fact.source !== 'note' && source !== null && (
          <>
            <p className="task-item-answer" dir="auto">
              {source.text}
            </p>
            <AnswerForm entry={source} fact={fact} onDone={() => setOpen(false)} />
          </>
        )}
      </div>
      {onDevice && <SavedOn state="device" />}
    </li>
  )
}

const FactEditor = ({ fact, onDone }: { fact: Fact; onDone: () => void }) => {
  const act = useAct()
  const { text, typed, setText, clear, since } = useDraftField(`edit-fact:${fact.id}`, fact.text)
  const saveOnce = useSaveOnce(typed)
  const forget = () => {
    clear()
    onDone()
  }
  const save = async () => {
    const next = text.trim()
    if (next === '' || next === fact.text) return forget()
    const tooLong = lengthProblem(next, 2000)
    if (tooLong !== null) return toast(tooLong, { tone: 'red' })
    if ((await saveOnce(async () => act('fact.edit', { factId: fact.id, text: next }))) === 'saved') forget()
    return undefined
  }
  return (
    <>
      <TextArea
        aria-label={words.field}
        dir="auto"
        minRows={1}
        // Opened by its own button, so the text comes next.
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            forget()
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void save()
          }
        }}
        onBlur={() => void save()}
      />
      <SinceLine text={since} />
    </>
  )
}
