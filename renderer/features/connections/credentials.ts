import { psaForm, type PsaKind } from '../../../core/psa/systems.ts'
import type { FormProblem } from '../forms/form-problem.ts'
import { connectionWords } from './connections.words.ts'

const words = connectionWords.form

/** What is wrong with what was filled in; null when nothing is. */
export const credentialsProblem = (
  system: PsaKind,
  typed: Readonly<Record<string, string>>,
): FormProblem | null => {
  const missing = psaForm(system).fields.find(
    ({ name, optional }) => !optional && (typed[name] ?? '').trim() === '',
  )
  return missing === undefined
    ? null
    : { field: missing.name, message: words.missing(words.ofField(missing.label)) }
}

/** The credentials as sent: of this system's fields, without empty ones. */
export const credentialsFrom = (
  system: PsaKind,
  typed: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    psaForm(system).fields.flatMap(({ name }) => {
      const value = (typed[name] ?? '').trim()
      return value === '' ? [] : [[name, value]]
    }),
  )
