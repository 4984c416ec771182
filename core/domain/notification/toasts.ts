import type { Notification } from './notification.ts'
import { counted } from '../text/plural.ts'

/** The most toasts of their own within a time; what comes on top is one summary. Times in milliseconds. */
export const toastLimit = {
  most: 3,
  withinMs: 60_000,
  /** The least time between two states of a summary that counts on. */
  recountMs: 10_000,
} as const

/** One toast; `of` are the keys of the notifications it stands for, the first of which it names. */
export type Toast = {
  key: string
  title: string
  body: string
  link: string
  of: readonly string[]
  /** It replaces what is on screen already, so that it makes no sound. */
  isRecount: boolean
  /** An urgent escalation is among what it tells. */
  urgent?: boolean
  /** The handoff that it offers to claim. */
  claim?: string
}

/** What was raised lately, so that the limit holds from one notification to the next. */
export type ToastRun = {
  /** When toasts of their own were raised; a summary of what came while away is one. */
  raisedAt: readonly number[]
  /** What only the summary tells, the newest first; empty while no burst is underway. */
  more: readonly Notification[]
  /** When something last joined the summary, and when it was last raised. */
  joinedAt: number
  countedAt: number
  /** Something joined since it was raised. */
  isBehind: boolean
}
export const noToasts: ToastRun = { raisedAt: [], more: [], joinedAt: 0, countedAt: 0, isBehind: false }

type Counted = (n: number) => string

/** What a summary says. `other` and `more` count what isn't an escalation. */
export type SummaryWords = {
  away: (parts: string) => string
  waiting: Counted
  moreEscalations: Counted
  others: Counted
  more: Counted
}

export const summaryWords: SummaryWords = {
  away: (parts) => `While you were away: ${parts}`,
  waiting: (n) => counted(n, 'escalation waiting', 'escalations waiting'),
  moreEscalations: (n) => counted(n, 'more escalation'),
  others: (n) => counted(n, 'other notification'),
  more: (n) => counted(n, 'more notification'),
}

const isUrgent = ({ kind, priority }: Notification): boolean => kind === 'escalation' && priority === 'urgent'
const isEscalation = ({ kind }: Notification): boolean => kind === 'escalation'

const asSummary = (
  key: string,
  of: readonly Notification[],
  sentence: (parts: string) => string,
  /** What counts escalations, what counts the rest beside them, and what counts it alone. */
  words: { escalations: Counted; others: Counted; alone: Counted },
  isRecount: boolean,
): Toast => {
  const escalations = of.filter(isEscalation)
  const others = of.length - escalations.length
  const parts = [
    escalations.length > 0 ? words.escalations(escalations.length) : '',
    others > 0 ? (escalations.length > 0 ? words.others : words.alone)(others) : '',
  ].filter((part) => part !== '')
  const named = escalations.find(({ priority }) => priority === 'urgent') ?? of[0]
  return {
    key,
    title: sentence(parts.join(', ')),
    body: named?.title ?? '',
    link: escalations.length > 0 ? '/queue' : '/notifications',
    of: of.map((one) => one.key),
    isRecount,
    ...(of.some(isUrgent) ? { urgent: true } : {}),
  }
}

/** All at once and nothing before: someone was away. */
const awaySummary = (fresh: readonly Notification[], { away, waiting, others }: SummaryWords): Toast =>
  asSummary('summary', fresh, away, { escalations: waiting, others, alone: others }, false)

const moreSummary = (
  summarised: readonly Notification[],
  isRecount: boolean,
  { moreEscalations, others, more }: SummaryWords,
): Toast =>
  asSummary(
    'more',
    summarised,
    (parts) => parts,
    { escalations: moreEscalations, others, alone: more },
    isRecount,
  )

const single = (notification: Notification): Toast => {
  const { key, title, body, link, handoffId } = notification
  return {
    key,
    title,
    body,
    link,
    of: [key],
    isRecount: false,
    ...(isUrgent(notification) ? { urgent: true } : {}),
    ...(isEscalation(notification) && handoffId !== null ? { claim: handoffId } : {}),
  }
}

/**
 * Which toasts new notifications make: one each, or a single summary if there are many, as after a long time offline. No more
 * than three come within a minute; in a burst, the rest is counted by one more toast, which is replaced as it counts on.
 *
 * @param fresh not raised yet, the newest first; may be empty, to look whether the count is due
 * @param unseen what a summary still counts: keys of what the person hasn't seen
 * @returns the toasts, and what to hand over the next time
 */
export const toastsFor = (
  fresh: readonly Notification[],
  run: ToastRun,
  unseen: ReadonlySet<string>,
  now: number,
  words: SummaryWords = summaryWords,
): { toasts: Toast[]; run: ToastRun } => {
  // A clock that was set back doesn't silence anyone.
  const isRecent = (at: number) => at <= now && at > now - toastLimit.withinMs
  const raisedAt = run.raisedAt.filter(isRecent)
  const isBurst = run.more.length > 0 && isRecent(run.joinedAt)
  if (!isBurst && fresh.length === 0) return { toasts: [], run: { ...noToasts, raisedAt } }
  if (!isBurst && fresh.length > toastLimit.most && raisedAt.length === 0)
    return { toasts: [awaySummary(fresh, words)], run: { ...noToasts, raisedAt: [now] } }
  if (!isBurst && fresh.length + raisedAt.length <= toastLimit.most)
    return {
      toasts: fresh.map(single),
      run: { ...noToasts, raisedAt: [...raisedAt, ...fresh.map(() => now)] },
    }
  const isFresh = new Set(fresh.map(({ key }) => key))
  const more = [
    ...fresh,
    ...(isBurst ? run.more.filter(({ key }) => unseen.has(key) && !isFresh.has(key)) : []),
  ]
  if (more.length === 0) return { toasts: [], run: { ...noToasts, raisedAt } }
  const joinedAt = fresh.length > 0 ? now : run.joinedAt
  const isBehind = fresh.length > 0 || run.isBehind
  const isDue = !isBurst || run.countedAt > now || now >= run.countedAt + toastLimit.recountMs
  const next: ToastRun = { raisedAt, more, joinedAt, countedAt: run.countedAt, isBehind }
  return isBehind && isDue
    ? { toasts: [moreSummary(more, isBurst, words)], run: { ...next, countedAt: now, isBehind: false } }
    : { toasts: [], run: next }
}

/** When `toastsFor` is to be asked again although nothing is new; null if it needn't. */
export const nextCount = ({ isBehind, countedAt }: ToastRun): number | null =>
  isBehind ? countedAt + toastLimit.recountMs : null
