import type { HandoffPolicy } from './handoff-policy.ts'
import { numberText, plural } from './plural.ts'
import { isolated } from './text.ts'

/** What is said where a handoff has run out of steps: that no one took it, and what to do now. */
export const exhaustedSaying = (
  policy: Pick<HandoffPolicy, 'exhausted' | 'phone'> | null,
  isMine: boolean,
): { title: string; body: string } => {
  const times = policy?.exhausted?.times ?? 0
  const phone = policy?.phone ?? null
  const title =
    times === 0
      ? 'No one could be reached'
      : `Everyone was told ${plural(times, 'once', `${numberText(times)} times`)}, and no one took it`
  const body = !isMine
    ? 'Claim it, or find someone who can.'
    : phone === null
      ? 'Phone your team.'
      : `Phone ${isolated(phone.name)}: ${isolated(phone.number)}`
  return { title, body }
}
