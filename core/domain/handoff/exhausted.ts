import type { HandoffPolicy } from '../duty/handoff-policy.ts'
import { numberText, plural } from '../text/plural.ts'
import { isolated } from '../text/text.ts'

/** What is said once no step is left; the titles without a full stop. */
export type ExhaustedWords = {
  noOne: string
  told: (times: number) => string
  claim: string
  phoneTeam: string
  phone: (name: string, number: string) => string
}

export const exhaustedWords: ExhaustedWords = {
  noOne: 'No one could be reached',
  told: (times) =>
    `Everyone was told ${plural(times, 'once', `${numberText(times)} times`)}, and no one took it`,
  claim: 'Claim it, or find someone who can.',
  phoneTeam: 'Phone your team.',
  phone: (name, number) => `Phone ${name}: ${number}`,
}

/** What is said where a handoff has run out of steps: that no one took it, and what to do now. */
export const exhaustedSaying = (
  policy: Pick<HandoffPolicy, 'exhausted' | 'phone'> | null,
  isMine: boolean,
  words: ExhaustedWords = exhaustedWords,
): { title: string; body: string } => {
  const times = policy?.exhausted?.times ?? 0
  const phone = policy?.phone ?? null
  const title = times === 0 ? words.noOne : words.told(times)
  const body = !isMine
    ? words.claim
    : phone === null
      ? words.phoneTeam
      : words.phone(isolated(phone.name), isolated(phone.number))
  return { title, body }
}
