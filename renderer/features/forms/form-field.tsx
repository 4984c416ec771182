import './form-dialog.css'
import { use, useEffect, type ComponentProps, type ReactNode } from 'react'
import { Field } from '../../ui/form/field.tsx'
import { Kbd } from '../../ui/buttons/kbd.tsx'
import { optionPressed, optionsHint } from '../../state/keys/key-press.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { ChangedSinceContext, FormProblemContext } from './form-problem.ts'
import { ProblemLine } from './problem-line.tsx'
import { sinceSentence } from './since-sentence.ts'

/** What the form says about one of its fields. */
export const useFieldProblem = (name: string): string | null => {
  const problem = use(FormProblemContext)
  return problem?.field === name ? problem.message : null
}

/**
 * A field of a `FormDialog`. A submission that fails at `name` says so below it, and so does what someone else has made of it
 * in the meantime.
 */
export const FormField = ({
  name,
  error,
  hint,
  ...field
}: ComponentProps<typeof Field> & { name: string }) => {
  const problem = useFieldProblem(name)
  const now = use(ChangedSinceContext)[name]
  return <Field {...field} error={error ?? problem} hint={now === undefined ? hint : sinceSentence(now)} />
}

/**
 * A choice between a few things in a `FormDialog`. `children` stand between its label and the choice.
 *
 * One that is `numbered` is also made with Alt (Ctrl on Apple's keyboards) and a digit from anywhere in the dialog, so there is one
 * of them at most.
 */
export const FormChoice = <V extends string>({
  name,
  label,
  numbered = false,
  children,
  ...choice
}: ComponentProps<typeof Segmented<V>> & {
  name: string
  numbered?: boolean | undefined
  children?: ReactNode
}) => {
  const { options, onChange } = choice
  const problem = useFieldProblem(name)
  useEffect(() => {
    if (!numbered) return undefined
    const onKey = (event: KeyboardEvent) => {
      const pressed = optionPressed(event)
      const chosen = pressed === null ? undefined : options[pressed - 1]
      if (chosen === undefined) return
      event.preventDefault()
      onChange(chosen.value)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [numbered, options, onChange])
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
        {numbered && <Kbd>{optionsHint(options.length)}</Kbd>}
      </span>
      {children}
      <Segmented label={label} {...choice} />
      <ProblemLine text={problem} />
    </div>
  )
}

/** Something to switch on or off in a `FormDialog`; its words switch it too. */
export const FormSwitch = ({ label, ...state }: ComponentProps<typeof Switch>) => (
  <label className="form-switch">
    <Switch label={label} {...state} />
    <span>{label}</span>
  </label>
)
