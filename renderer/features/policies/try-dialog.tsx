import { FlaskConical } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import { defaultPolicy, policyId } from '../../../core/domain/duty/policy.ts'
import type { TrialPerson, TrialStep } from '../../../core/protocol/policy-messages.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { smartTime } from '../../language/relative-time.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { useNames } from '../shared/names/use-names.ts'
import { whoWords } from './line-words.ts'
import { policyWords, trialWords as words } from './policies.words.ts'

type Asked =
  | { kind: 'asking' }
  | { kind: 'failed'; message: string }
  | { kind: 'plan'; steps: readonly TrialStep[]; workspace: readonly string[]; againAt: number | null }

/** Told on a channel now, not only once they open Baton. */
const isTold = ({ because }: TrialPerson): boolean => because === null || because === 'channels_failed'

const undirected = { targetUserId: null, targetTeamId: null, teamId: null }

/** Names who would be told now, and tells them that it is a test once its admin says so. */
export const TryDialog = ({
  priority,
  onClose,
  onTold,
}: {
  priority: Priority
  onClose: () => void
  onTold: (trialId: string) => void
}) => {
  const desk = useDesk()
  const now = useNow(5000)
  const { nameOf, youOr } = useNames()
  const saved = useDocument('policies', policyId(priority)) ?? defaultPolicy(priority)
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' })
  useEffect(() => {
    let isShown = true
    void desk.askServer('policies:preview', { priority }).then((answer) => {
      if (!isShown) return
      setAsked(
        answer.ok ? { kind: 'plan', ...answer.value } : { kind: 'failed', message: answer.problem.message },
      )
    })
    return () => {
      isShown = false
    }
  }, [desk, priority])

  const steps = asked.kind === 'plan' ? asked.steps : []
  const told = steps.flatMap(({ people }) => people).filter(isTold)
  const workspace = asked.kind === 'plan' ? asked.workspace : []
  const destinations = new Set([...workspace, ...steps.flatMap((step) => step.destinations)]).size
  const label = words.tell(told.length, destinations)
  const submit = async (): Promise<Submitted> => {
    if (asked.kind === 'asking') return { message: words.asking }
    if (label === '') return { message: words.reachesNoOne }
    const answer = await desk.askServer('policies:try', { priority })
    if (!answer.ok) return { message: answer.problem.message }
    onTold(answer.value.trialId)
    return 'stay'
  }
  return (
    <FormDialog
      title={words.title(policyWords.priorities[priority])}
      icon={FlaskConical}
      submit={submit}
      submitLabel={label === '' ? policyWords.tryIt : label}
      submitKeys={null}
      focus="cancel"
      onClose={onClose}
    >
      <p>{words.lead}</p>
      {asked.kind === 'asking' && <p className="text-muted">{words.asking}</p>}
      {asked.kind === 'failed' && (
        <p className="form-problem" role="alert">
          {asked.message}
        </p>
      )}
      {asked.kind === 'plan' && asked.againAt !== null && (
        <p className="text-muted">{words.waitUntil(smartTime(asked.againAt, now))}</p>
      )}
      <ol className="policy-trial">
        {steps.map((step) => {
          const who = saved.steps[step.index]?.who
          return (
            <li key={step.index}>
              <p className="policy-trial-step">
                {words.step(
                  step.index + 1,
                  who === undefined ? '' : policyWords.sentence(whoWords(who, undirected, nameOf)),
                )}
              </p>
              <p className="text-muted">
                {step.passed !== null
                  ? policyWords.sentence(words.passed[step.passed])
                  : step.people.length === 0 && step.destinations.length === 0
                    ? policyWords.sentence(words.earlier)
                    : null}
              </p>
              <ul className="policy-trial-people">
                {step.people.map(({ id, because }) => (
                  <li key={id} dir="auto">
                    {youOr(id)}
                    {because !== null && <span className="text-muted"> · {words.because[because]}</span>}
                  </li>
                ))}
                {step.destinations.map((name) => (
                  <li key={name} dir="auto">
                    {name}
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
        {workspace.length > 0 && (
          <li>
            <p className="policy-trial-step">{words.workspace}</p>
            <p dir="auto">{workspace.join(', ')}</p>
          </li>
        )}
      </ol>
    </FormDialog>
  )
}
