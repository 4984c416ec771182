import { PolicyContent } from '../../../core/domain/duty/policy.ts'
import type { DraftStep } from './step-row.tsx'
import { policyWords as words } from './policies.words.ts'

/** A policy as it is edited: numbers are what was typed. */
export type PolicyDraft = {
  steps: DraftStep[]
  rounds: number
  idle: boolean
  nudge: string
  back: string
  phoneName: string
  phoneNumber: string
}

export const draftOf = (content: PolicyContent): PolicyDraft => ({
  steps: content.steps.map(({ waitMinutes, ...step }, index) => ({
    ...step,
    key: String(index),
    wait: String(waitMinutes),
  })),
  rounds: content.rounds,
  idle: content.idle !== null,
  nudge: String(content.idle?.nudgeMinutes ?? 60),
  back: String(content.idle?.returnMinutes ?? 30),
  phoneName: content.phone?.name ?? '',
  phoneNumber: content.phone?.number ?? '',
})

const whole = (typed: string): number => (/^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : Number.NaN)

/** The policy that a draft describes, or the sentence that says what is wrong with it. */
export const contentOf = (draft: PolicyDraft): { content: PolicyContent } | { problem: string } => {
  const name = draft.phoneName.trim()
  const number = draft.phoneNumber.trim()
  if ((name === '') !== (number === '')) return { problem: words.bothPhone }
  const raw = {
    steps: draft.steps.map(({ who, acknowledge, wait }) => ({ who, acknowledge, waitMinutes: whole(wait) })),
    rounds: draft.rounds,
    idle: draft.idle ? { nudgeMinutes: whole(draft.nudge), returnMinutes: whole(draft.back) } : null,
    phone: name === '' ? null : { name, number },
  }
  const parsed = PolicyContent.safeParse(raw)
  if (parsed.success) return { content: parsed.data }
  return {
    problem: parsed.error.issues.some(({ path }) => path[0] === 'idle') ? words.badIdle : words.badMinutes,
  }
}
