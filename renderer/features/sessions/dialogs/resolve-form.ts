import { ResolvedOutcome, type Fix } from '../../../../core/domain/branches/fix.ts'
import { cutBeside } from '../../../../core/redaction/cut-beside.ts'

/** What the dialog for resolving holds; `fixWent` is a `ResolvedOutcome`, or '' until someone chooses one. */
export type ResolveForm = { summary: string; action: string; fixWent: string }

/** The longest "What fixed it?", in characters. */
const longestAction = 2000

/**
 * Reads the form next to the current suggestion.
 *
 * The text of a fix that may have worked is offered as what fixed it, until someone writes there. A fix that is still
 * being tried needs its outcome, because nothing is in progress in a closed session: one that is waiting counts as having
 * worked, one that partly helped as that, unless someone says otherwise.
 */
export const resolveFrom = (
  form: ResolveForm,
  fix: Pick<Fix, 'text' | 'outcome' | 'supersededAt'> | null,
  wrote: boolean,
) => {
  const active = fix === null || fix.supersededAt !== null ? null : fix
  const said = ResolvedOutcome.safeParse(form.fixWent).data ?? null
  const foreseen = ResolvedOutcome.safeParse(
    active?.outcome === 'applied_pending' ? 'applied_success' : active?.outcome,
  ).data
  const asksFix =
    active !== null && ['proposed', 'applied_pending', 'applied_partial'].includes(active.outcome)
  const fixOutcome = asksFix ? (said ?? foreseen ?? null) : null
  const failed = (fixOutcome ?? active?.outcome) === 'applied_failed' || active?.outcome === 'dismissed'
  const offered = active === null || failed ? '' : cutBeside(active.text, longestAction, longestAction - 1)
  const action = form.action === '' && !wrote ? offered : form.action
  return {
    /** What fixed it, as it is shown and sent. */
    action,
    fixOutcome,
    asksFix,
    /** Whether what is required is there. */
    ready: {
      words: form.summary.trim() !== '' || action.trim() !== '',
      fix: !asksFix || fixOutcome !== null,
    },
  }
}
