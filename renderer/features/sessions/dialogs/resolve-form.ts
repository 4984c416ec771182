import { ResolvedOutcome, type Fix } from '../../../../core/domain/fix.ts'
import { cut } from '../../../../core/domain/text.ts'

/** What the dialog for resolving holds; `fixWent` is a `ResolvedOutcome`, or '' while no one has said. */
export type ResolveForm = { summary: string; action: string; fixWent: string }

/** The longest "what solved it", in characters. */
const longestAction = 2000

/**
 * Reads the form beside what is suggested now.
 *
 * The text of a fix that may have solved it is offered as what did, until someone writes there. A fix that is being
 * tried must get its outcome, since nothing is in progress in a session that is over; one that is waited for counts
 * as having worked, one that helped in part as that, unless someone says otherwise.
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
  const offered = active === null || failed ? '' : cut(active.text, longestAction, longestAction - 1)
  const action = form.action === '' && !wrote ? offered : form.action
  return {
    /** What solved it, as it is shown and sent. */
    action,
    fixOutcome,
    asksFix,
    /** What is there of what has to be there. */
    ready: {
      words: form.summary.trim() !== '' || action.trim() !== '',
      fix: !asksFix || fixOutcome !== null,
    },
  }
}
