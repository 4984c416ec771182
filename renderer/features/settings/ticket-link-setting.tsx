import { Undo2 } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import { ticketLink, ticketPatternProblem } from '../../../core/domain/ticket/ticket-number.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { formWords } from '../forms/forms.words.ts'
import { ProblemLine } from '../forms/problem-line.tsx'
import { SinceLine } from '../forms/since-line.tsx'
import { useDraftField } from '../forms/use-draft-field.ts'
import { useSaveOnce } from '../forms/use-save-once.ts'
import { settingsWords as words } from './settings.words.ts'
import { readySentences } from '../../language/sentences.words.ts'

const patternProblem = (pattern: string): string | null => {
  const problem = ticketPatternProblem(pattern)
  return problem === null ? null : readySentences.shown(problem)
}

/** What is wrong with what was typed; nothing typed is right, and makes numbers plain text again. */
const problemOf = (pattern: string): string | null =>
  pattern === '' ? null : pattern.length > 500 ? words.ticketLinkTooLong : patternProblem(pattern)

/** Where ticket numbers lead, for the whole workspace. What was typed stays on the device until it is saved. */
export const TicketLinkSetting = ({ pattern, online }: { pattern: string | null; online: boolean }) => {
  const desk = useDesk()
  const id = useId()
  const { text: value, typed, setText, clear, since } = useDraftField('ticket-link', pattern ?? '')
  const saveOnce = useSaveOnce(typed)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const wanted = value.trim()
  const changed = wanted !== (pattern ?? '')
  const example = ticketLink(wanted, '48213')

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!changed || saving) return
    const wrong = problemOf(wanted)
    setProblem(wrong)
    if (wrong !== null) return
    setSaving(true)
    const saved = await saveOnce(async () => {
      const result = await desk.request('account.update', {
        ticketLinkPattern: wanted === '' ? null : wanted,
      })
      if (!result.ok) setProblem(result.problem.message)
      return result.ok
    }).finally(() => setSaving(false))
    if (saved === 'not_saved') return
    if (saved === 'saved') clear()
    toast(wanted === '' ? words.ticketLinkOff : words.ticketLinkSaved)
  }
  const restore = () => {
    clear()
    setProblem(null)
  }
  return (
    <form className="rename" onSubmit={(event) => void save(event)}>
      <TextInput
        aria-label={words.ticketLink}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-said`}
        value={value}
        placeholder="https://psa.example/ticket/{number}"
        disabled={!online}
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        onChange={(event) => {
          setText(event.target.value)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') restore()
        }}
      />
      {changed && (
        <Button type="submit" isBusy={saving}>
          {words.save}
        </Button>
      )}
      {changed && <IconButton icon={Undo2} label={formWords.discardChanges} onClick={restore} />}
      <SinceLine text={saving ? null : since} />
      <ProblemLine id={`${id}-said`} text={problem} />
      {problem === null && example !== null && (
        <p className="rename-note text-cut" title={example}>
          {words.ticketLinkExample(example)}
        </p>
      )}
    </form>
  )
}
