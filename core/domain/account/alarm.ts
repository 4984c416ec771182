import { z } from 'zod'
import { Timestamp } from '../document/id.ts'
import { counted, numberText } from '../text/plural.ts'
import { hour } from '../time/durations.ts'

/**
 * What the server's checks may find, apart from what moves handoffs on.
 *
 * - `proof_failed` a test escalation didn't get through; `work_waits` nothing does the work that is due
 * - `steps_overdue` the next people of an escalation, or a claim that comes back, are late; `no_next_step` there are none
 * - `end_untold` no one took it, and those who should know weren't told
 * - `messages_waiting` messages that should have gone out; `wakes_overdue` parked sessions that should have woken
 */
export const ProblemFound = z.enum([
  'proof_failed',
  'work_waits',
  'steps_overdue',
  'no_next_step',
  'end_untold',
  'messages_waiting',
  'wakes_overdue',
])
export type ProblemFound = z.infer<typeof ProblemFound>

/** One kind of problem: of how many, since when. */
export const Finding = z.object({ kind: ProblemFound, count: z.int().min(1), since: Timestamp })
export type Finding = z.infer<typeof Finding>

/** That a workspace can't rely on everyone being told right now, and when its admins were last told so. */
export const Alarm = z.object({
  since: Timestamp,
  toldAt: Timestamp,
  findings: z.array(Finding).min(1).max(ProblemFound.options.length),
})
export type Alarm = z.infer<typeof Alarm>

/** How long an alarm goes on before it is told again. Milliseconds. */
const again = 4 * hour

/**
 * The alarm of a workspace after another check, and what its admins are told: that it began, that there is more to it, that
 * it still goes on, or that it is over. Null if nothing is to be written.
 */
export const alarmAfter = (
  before: Alarm | null,
  findings: readonly Finding[],
  now: number,
): { alarm: Alarm | null; tell: 'begun' | 'more' | 'still' | 'over' | null } | null => {
  if (findings.length === 0) return before === null ? null : { alarm: null, tell: 'over' }
  const ordered = ProblemFound.options.flatMap((kind) => findings.find((one) => one.kind === kind) ?? [])
  const since = Math.min(...ordered.map((one) => one.since))
  if (before === null) return { alarm: { since, toldAt: now, findings: ordered }, tell: 'begun' }
  const kinds = new Set(before.findings.map(({ kind }) => kind))
  const alarm = { since: before.since, toldAt: now, findings: ordered }
  if (ordered.some(({ kind }) => !kinds.has(kind))) return { alarm, tell: 'more' }
  if (now - before.toldAt >= again) return { alarm, tell: 'still' }
  if (ordered.length === kinds.size) return null
  return { alarm: { ...alarm, toldAt: before.toldAt }, tell: null }
}

/** One finding in a sentence, by how many there are of it. */
const findingSentences: Record<ProblemFound, (n: number) => string> = {
  proof_failed: () => 'A test escalation didn’t get through.',
  work_waits: (n) => `${counted(n, 'kind of work isn’t', 'kinds of work aren’t')} being done.`,
  steps_overdue: (n) => `${counted(n, 'handoff is', 'handoffs are')} late for the next step.`,
  no_next_step: (n) => `${counted(n, 'handoff has', 'handoffs have')} no next step.`,
  end_untold: (n) => `No one took ${counted(n, 'escalation')}, and not everyone was told so.`,
  messages_waiting: (n) => `${counted(n, 'message is', 'messages are')} waiting to be sent.`,
  wakes_overdue: (n) => `${counted(n, 'parked session', 'parked sessions')} should have woken.`,
}

/** What an alarm says: its title, and what follows the findings. */
export type AlarmWords = {
  title: string
  advice: string
  findings: Readonly<Record<ProblemFound, (n: number) => string>>
}

export const alarmWords: AlarmWords = {
  title: 'Baton may not be telling everyone',
  advice: 'Until it’s fixed, phone about what can’t wait, and ask whoever runs the server to look at it.',
  findings: findingSentences,
}

/** What an alarm says, for the bell and in messages alike. */
export const alarmSaying = (
  { findings }: Pick<Alarm, 'findings'>,
  words: AlarmWords = alarmWords,
): { title: string; body: string } => ({
  title: words.title,
  body: [...findings.map(({ kind, count }) => words.findings[kind](count)), words.advice].join(' '),
})

/** What is told once an alarm is over. */
export const alarmOverSaying = (before: Alarm, now: number): string =>
  `Baton is telling everyone again, after ${numberText(Math.max(1, Math.round((now - before.since) / 60_000)))} min.`
