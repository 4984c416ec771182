import './policy-line.css'
import { ago } from '../../language/durations.ts'
import { type Handoff } from '../../../core/domain/handoff/handoff.ts'
import { Time } from '../shared/text/time.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { whoWords } from './line-words.ts'
import { policyLineWords as words } from './policies.words.ts'

/** The steps that have fired, and those that were passed because no one could be reached; nothing before the first. */
export const PolicyPast = ({ handoff }: { handoff: Handoff }) => {
  const { youIn } = useNames()
  const { policy } = handoff
  if (policy === null || policy.past.length === 0) return null
  return (
    <ul className="policy-past">
      {policy.past.map(({ round, index, at, told, passed, lateMs }) => {
        const step = policy.steps[index]
        if (step === undefined) return null
        const isDestination = step.who.kind === 'destination'
        const what =
          passed === null
            ? isDestination
              ? words.toldDestinations
              : words.told(told)
            : isDestination && passed === 'no_channel'
              ? words.passedUnheard
              : words.passed[passed]
        return (
          <li key={`${round}.${index}.${at}`}>
            <Time at={at} style="clock" />
            <span className={passed === null ? undefined : 'text-muted'}>
              {whoWords(step.who, handoff, youIn)} · {what}
              {lateMs > 0 && ` · ${words.late(ago(lateMs))}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
