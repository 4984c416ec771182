import { useState } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { trimBlock } from '../../../../core/domain/text/text.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { sizeProblem } from '../../forms/text-size.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { MentionArea } from '../../mentions/mention-area.tsx'
import { useMentions } from '../../mentions/use-mentions.ts'
import { timelineWords as words } from './timeline.words.ts'

/** Edits the text of your own entry in place; earlier versions are kept with it. */
export const EntryEditor = ({ entry, onDone }: { entry: Entry; onDone: () => void }) => {
  const desk = useDesk()
  const draft = useDraft(`edit-entry:${entry.id}`)
  const [touched, setTouched] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const text = touched || draft.text !== '' ? draft.text : entry.text
  const mentions = useMentions(text)
  const saveOnce = useSaveOnce(draft.text)

  const save = async () => {
    const next = trimBlock(text)
    if (next === '') return setProblem(words.editEmpty)
    const tooLarge = sizeProblem(next)
    if (tooLarge !== null) return setProblem(tooLarge)
    const saved = await saveOnce(async () => {
      const result = await desk.act('entry.edit', {
        entryId: entry.id,
        text: next,
        mentions: mentions.mentionedIn(next),
      })
      if (!result.ok) setProblem(result.problem.message)
      return result.ok
    })
    if (saved !== 'saved') return undefined
    draft.setText('')
    return onDone()
  }

  return (
    <form
      className="entry-editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <MentionArea
        aria-label={words.editLabel}
        dir="auto"
        minRows={1}
        maxRows={16}
        // Opened by its own button, so the text comes next.
        autoFocus
        value={text}
        mentions={mentions}
        onText={(next) => {
          setTouched(true)
          setProblem(null)
          draft.setText(next)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            onDone()
          }
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            void save()
          }
        }}
      />
      <ProblemLine text={problem} />
      <div className="answer-form-actions">
        <Button size="sm" type="submit" hint="Enter">
          {words.save}
        </Button>
        <Button size="sm" variant="ghost" hint="Esc" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
