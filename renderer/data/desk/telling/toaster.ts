import type { DesktopApi, ToastOutcome } from '../../../../core/bridge/desktop-api.ts'
import {
  isWanted,
  type NotificationChoice,
  notificationChoiceFrom,
  notificationChoiceKey,
} from '../../../../core/domain/notification/notification-choice.ts'
import type { Notification, NotificationKind } from '../../../../core/domain/notification/notification.ts'
import { nextCount, noToasts, type Toast, toastsFor } from '../../../../core/domain/notification/toasts.ts'
import type { Arrival } from '../../contract/desk.ts'
import { type Mark, whenTold } from '../../outbox/marks.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { FirstToTell } from './first-to-tell.ts'
import { summaryWords } from '../../../language/domain.words.ts'

/** What the person has now, to name and count it. */
type Current = { notifications: readonly Notification[]; unseen: ReadonlySet<string> }

/** Raises notifications as toasts, of the system and in the window, a few at a time. */
export type Toaster = {
  /**
   * Shows new notifications, and counts on what a burst has left to a summary.
   *
   * @param fresh not shown yet, the newest first; may be empty, when a count is due
   * @returns what to tell the server of the toasts
   */
  show(fresh: readonly Notification[], current: Current, now: number): Promise<Mark[]>
  /** When `show` is to be called although nothing is new; null for never. */
  nextAt(): number | null
  /** Takes toasts off the screen whose notification is gone. */
  closeGone(notifications: readonly Notification[]): void
  closeAll(): Promise<void>
}

/** Of what is told by toasts, what the server keeps a record of. */
const recorded: readonly NotificationKind[] = ['escalation', 'trial']

const switchedOff = 'Escalation notifications are turned off on this device.'

const toastMark = (handoffId: string, told: Pick<Mark, 'toldAt'>, outcome: ToastOutcome): Mark => {
  const reasons = {
    suppressed: 'Do not disturb is on.',
    denied: 'Notifications aren’t allowed.',
    failed: 'The system couldn’t show it.',
  } as const
  return outcome === 'shown'
    ? { handoffId, channel: 'toast', state: 'delivered', reason: null, ...told }
    : { handoffId, channel: 'toast', state: 'failed', reason: reasons[outcome], ...told }
}

/** What another window might have shown already: a count is another one each time, and so is what is told again. */
const nameOf = ({ key, of }: Toast, about: Notification | undefined): string =>
  key === 'more' ? `more ${of[0] ?? ''}` : `${key} ${about?.toldAt ?? ''}`.trim()

/** Creates it. `raised` are the keys of toasts that may be on the screen from an earlier start. */
export const createToaster = (parts: {
  /** Who is told. */
  personId: string
  raised: readonly string[]
  kept: KeptValues
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  /** Asked before something is raised; without it, this window is the only one. */
  isFirstToTell?: FirstToTell | undefined
  /** Called with what to show in the window, after the system was asked to show it. */
  arrived: (arrival: Arrival) => void
  onError: (error: unknown) => void
}): Toaster => {
  const { desktop } = parts
  let inSystem = noToasts
  let inWindow = noToasts
  const onScreen = new Set(parts.raised)

  /** The toasts that no other window shows. */
  const ours = async (
    toasts: readonly Toast[],
    known: ReadonlyMap<string, Notification>,
    asked: Map<string, boolean>,
  ): Promise<Toast[]> => {
    const found: Toast[] = []
    for (const toast of toasts) {
      const name = nameOf(toast, known.get(toast.key))
      const isOurs = asked.get(name) ?? (await parts.isFirstToTell?.(name)) ?? true
      asked.set(name, isOurs)
      if (isOurs) found.push(toast)
    }
    return found
  }

  const inTheSystem = async (
    { key, title, body, link, isRecount, urgent, claim }: Toast,
    choice: NotificationChoice,
  ): Promise<ToastOutcome> => {
    onScreen.add(key)
    const silent = isRecount || !choice.sound ? { silent: true } : {}
    const pressing = urgent === true ? { urgent } : {}
    const claimable = claim === undefined ? {} : { claim: { handoffId: claim, personId: parts.personId } }
    return desktop
      .showToast({ key, title, body, link, ...silent, ...pressing, ...claimable })
      .catch(() => 'failed' as const)
  }

  const close = (key: string): void => {
    onScreen.delete(key)
    desktop.closeToast(key).catch(parts.onError)
  }

  return {
    async show(fresh, { notifications, unseen }, now) {
      const choice = notificationChoiceFrom(await parts.kept.read(`preference/${notificationChoiceKey}`))
      const isOff = ({ kind }: Notification) => !isWanted(choice, kind)
      const system = toastsFor(
        fresh.filter((one) => !isOff(one)),
        inSystem,
        unseen,
        now,
        summaryWords,
      )
      const window = toastsFor(fresh, inWindow, unseen, now, summaryWords)
      inSystem = system.run
      inWindow = window.run
      const asked = new Map<string, boolean>()
      const known = new Map(notifications.map((one) => [one.key, one]))
      const here = await ours(window.toasts, known, asked)
      const outcomes = new Map<string, ToastOutcome>()
      for (const toast of await ours(system.toasts, known, asked)) {
        const outcome = await inTheSystem(toast, choice)
        for (const key of [toast.key, ...toast.of]) outcomes.set(key, outcome)
      }
      for (const { key, title, body, link } of here) {
        const about = known.get(key)
        const priority = about?.kind === 'escalation' ? about.priority : null
        parts.arrived({ key, title, body, link, priority, shown: outcomes.get(key) === 'shown' })
      }
      const told = new Set(here.flatMap(({ of }) => of))
      return notifications.flatMap((one): Mark[] => {
        if (one.handoffId === null || !recorded.includes(one.kind)) return []
        const outcome = outcomes.get(one.key)
        if (outcome !== undefined) return [toastMark(one.handoffId, whenTold(one), outcome)]
        if (!isOff(one) || !told.has(one.key)) return []
        const { handoffId } = one
        return [{ handoffId, channel: 'toast', state: 'failed', reason: switchedOff, ...whenTold(one) }]
      })
    },
    nextAt() {
      const times = [nextCount(inSystem), nextCount(inWindow)].filter((at) => at !== null)
      return times.length === 0 ? null : Math.min(...times)
    },
    closeGone(notifications) {
      const current = new Set(notifications.map(({ key }) => key))
      for (const key of onScreen) {
        const isSummary = key === 'summary' || key === 'more'
        if (!current.has(key) && !(isSummary && notifications.length > 0)) close(key)
      }
    },
    async closeAll() {
      await Promise.all([...onScreen].map(async (key) => desktop.closeToast(key).catch(parts.onError)))
      onScreen.clear()
    },
  }
}
