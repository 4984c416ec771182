import { useId, useState, type SyntheticEvent } from 'react'
import { ticketLink, ticketPatternProblem } from '../../../core/domain/ticket/ticket-number.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { ProblemLine } from '../forms/problem-line.tsx'
import { settingsWords as words } from './settings.words.ts'
import { readySentences } from '../../language/sentences.words.ts'

const patternProblem = (pattern: string): string | null => {
  const problem = ticketPatternProblem(pattern)
  return problem === null ? null : readySentences.shown(problem)
}

/** What is wrong with what was typed; nothing typed is right, and makes numbers plain text again. */
const problemOf = (pattern: string): string | null =>
  pattern === '' ? null : pattern.length > 500 ? words.ticketLinkTooLong : patternProblem(pattern)

/** Where ticket numbers lead, for the whole workspace. What was typed stays until it could be saved. */
export const TicketLinkSetting = ({ pattern, online }: { pattern: string | null; online: boolean }) => {
  const desk = useDesk()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const value = typed ?? pattern ?? ''
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
    const result = await desk.request('account.update', {
      ticketLinkPattern: wanted === '' ? null : wanted,
    })
    setSaving(false)
    if (!result.ok) return setProblem(result.problem.message)
    setTyped(null)
    toast(wanted === '' ? words.ticketLinkOff : words.ticketLinkSaved)
  }
  const restore = () => {
    setTyped(null)
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
          setTyped(event.target.value)
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
      <ProblemLine id={`${id}-said`} text={problem} />
      {problem === null && example !== null && (
        <p className="rename-note text-cut" title={example}>
          {words.ticketLinkExample(example)}
        </p>
      )}
    </form>
  )
}
