import './templates.css'
import { ListChecks, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Template } from '../../../core/domain/entry/template.ts'
import { stepTypeWords as stepWords } from '../../language/domain.words.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { ChoosePopover } from '../../ui/overlay/choose-popover.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { templateWords as words } from './saved-notes.words.ts'
import { useTemplates } from './use-templates.ts'

/** How many steps of the chosen template are shown. */
const shown = 4

/** Each template by a title of its own: a second one with the same title gets a number. */
export const titled = (templates: readonly Template[]): Map<string, Template> => {
  const found = new Map<string, Template>()
  for (const template of templates.toSorted((a, b) => a.title.localeCompare(b.title))) {
    let title = template.title
    for (let n = 2; found.has(title); n += 1) title = `${template.title} (${n})`
    found.set(title, template)
  }
  return found
}

/** The template with that id; null when there is none, or none any more. */
export const useTemplate = (id: string): Template | null =>
  useTemplates().find((template) => template.id === id) ?? null

/** Chooses the template that a new session starts from; nothing while the workspace has none. */
export const TemplatePicker = ({ value, onChange }: { value: string; onChange: (id: string) => void }) => {
  const templates = useTemplates()
  const byTitle = useMemo(() => titled(templates), [templates])
  if (templates.length === 0) return null
  const [title, chosen] = [...byTitle].find(([, template]) => template.id === value) ?? [null, null]
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {words.start}
      </span>
      <div className="template-chosen">
        <ChoosePopover
          label={words.start}
          trigger={
            <Button size="sm" icon={ListChecks} aria-label={`${words.start}: ${title ?? words.choose}`}>
              <span className="text-cut" dir="auto">
                {title ?? words.choose}
              </span>
            </Button>
          }
          items={[...byTitle.keys()]}
          detailOf={(item) => {
            const { whenToUse, steps } = byTitle.get(item) ?? { whenToUse: '', steps: [] }
            return [words.steps(steps.length), whenToUse].filter((part) => part !== '').join(' · ')
          }}
          value={title}
          onChange={(next) => onChange(next === null ? '' : (byTitle.get(next)?.id ?? ''))}
          none={words.noMatch}
        />
        {chosen !== null && <IconButton label={words.without} icon={X} onClick={() => onChange('')} />}
      </div>
      {chosen !== null && (
        <>
          <p className="field-hint">{words.startsWith(chosen.steps.length)}</p>
          <ol className="template-steps">
            {chosen.steps.slice(0, shown).map(({ type, text }, index) => (
              <li key={index}>
                <span className="template-step-type">{stepWords[type]}</span>
                <span className="template-step-text" dir="auto">
                  {text}
                </span>
              </li>
            ))}
          </ol>
          {chosen.steps.length > shown && (
            <p className="field-hint">{words.andMore(chosen.steps.length - shown)}</p>
          )}
        </>
      )}
    </div>
  )
}
