import { z } from 'zod'
import type { Account } from '../../../core/domain/account.ts'
import type { DesktopApi, ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import { dutyEndOf, type DutyEnd } from '../../../core/duty/duty-end.ts'
import { answerableFor } from '../../../core/domain/answerable.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'
import {
  isWanted,
  notificationChoiceFrom,
  notificationChoiceKey,
} from '../../../core/domain/notification-choice.ts'
import type { Handover } from '../../../core/domain/handover.ts'
import { isCurrent } from '../../../core/domain/handover-notifications.ts'
import type { Schedule } from '../../../core/domain/schedule.ts'
import { toastsFor } from '../../../core/domain/toasts.ts'
import { nextNotificationChange, notificationsFor } from '../../../core/domain/notifications.ts'
import type { Notification } from '../../../core/domain/notification.ts'
import { canWork, type Person } from '../../../core/domain/person.ts'
import type { Session } from '../../../core/domain/session.ts'
import { createCell } from '../contract/cell.ts'
import type { Arrival, Live, Readable } from '../contract/desk.ts'
import type { FirstToTell } from './first-to-tell.ts'
import type { KeptValues } from '../store/kept-values.ts'
import type { Mark, Marks } from '../outbox/marks.ts'

/** This person's notifications: derived, raised as toasts once, and reported to the server. */
export type NotificationBoard = {
  notifications: Readable<{ notifications: readonly Notification[]; unseen: ReadonlySet<string> }>
  /** Time has passed, the connection changed, or the machine woke up. */
  refresh(): void
  markSeen(keys: readonly string[]): Promise<void>
  markHandoffSeen(handoffId: string): Promise<void>
  close(): void
  /** Takes its toasts off the screen. */
  closeToasts(): Promise<void>
}

const keptKey = 'notifications'
/** How long to remember that a notification was raised or seen after it is gone. Milliseconds. */
const rememberedFor = 30 * 86_400_000
/** A timer may fire late after the machine slept; checking every minute limits the delay. */
const longestWait = 60_000

/**
 * When each notification was raised and seen on this device, by key; `begun` once old notifications have been separated
 * from new ones.
 */
const Memory = z.object({
  begun: z.boolean(),
  raised: z.record(z.string(), z.number()),
  seen: z.record(z.string(), z.number()),
})
type Memory = z.infer<typeof Memory>
const nothing: Memory = { begun: false, raised: {}, seen: {} }

/** How long what was found of someone's duty holds; it may begin any minute. Milliseconds. */
const dutyLasts = 5 * 60_000

const switchedOff = 'Escalation notifications are turned off on this device.'

const toastMark = (handoffId: string, outcome: ToastOutcome): Mark => {
  const reasons = {
    suppressed: 'Do not disturb is on.',
    denied: 'Notifications aren’t allowed.',
    failed: 'The system couldn’t show it.',
  } as const
  return outcome === 'shown'
    ? { handoffId, channel: 'toast', state: 'delivered', reason: null }
    : { handoffId, channel: 'toast', state: 'failed', reason: reasons[outcome] }
}

const seenElsewhere = (handoff: Handoff | undefined, personId: string): boolean =>
  handoff?.reach.seen.people.includes(personId) ?? false

/** Opens the board. It starts raising notifications once `isSettled` says that the device is up to date. */
export const openNotificationBoard = async (parts: {
  personId: string
  open: Live<readonly Handoff[]>
  claimed: Live<readonly Handoff[]>
  people: Live<ReadonlyMap<string, Person>>
  /** Sessions with news for this person. */
  news: Live<readonly Session[]>
  account: Live<Account | null>
  /** The sessions these people own that no one has been asked to take. */
  owned: (personIds: readonly string[]) => Live<readonly Session[]>
  /** This person's own open sessions. */
  mine: Live<readonly Session[]>
  handovers: Live<readonly Handover[]>
  schedules: Live<readonly Schedule[]>
  kept: KeptValues
  marks: Marks
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  now: () => number
  /** Whether the person is looking at that session here. */
  isLookedAt: (sessionId: string) => boolean
  isSettled: () => boolean
  /** Asked before something is raised; without it, this window is the only one. */
  isFirstToTell?: FirstToTell | undefined
  /** Notifications to show in the window, after the system was asked to show them. */
  arrived: (arrival: Arrival) => void
  onError: (error: unknown) => void
}): Promise<NotificationBoard> => {
  const { personId, kept, marks, desktop } = parts
  const cell = createCell<{ notifications: readonly Notification[]; unseen: ReadonlySet<string> }>({
    notifications: [],
    unseen: new Set(),
  })
  const stored = await kept.read(keptKey)
  let memory: Memory = (stored === null ? undefined : Memory.safeParse(JSON.parse(stored)).data) ?? nothing
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Keys whose toast may be on screen; initially all that were raised before this start. */
  const toasts = new Set(Object.keys(memory.raised))

  const remember = async (next: Memory): Promise<void> => {
    memory = next
    await kept.write(keptKey, JSON.stringify(next))
  }
  const caught = (work: Promise<unknown>): void => {
    work.catch(parts.onError)
  }

  const withSeen = (keys: readonly string[], now: number): Memory => ({
    ...memory,
    seen: { ...memory.seen, ...Object.fromEntries(keys.map((key) => [key, now])) },
  })
  /** An answer that comes where whoever asked is looking needs no notification. */
  const isReadHere = ({ key, kind, sessionId }: Notification): boolean =>
    kind === 'answered' && memory.seen[key] === undefined && sessionId !== null && parts.isLookedAt(sessionId)

  const raise = async (fresh: readonly Notification[], silently: boolean): Promise<void> => {
    const now = parts.now()
    const current = new Set(cell.get().notifications.map((notification) => notification.key))
    const lasting = (times: Record<string, number>) =>
      Object.fromEntries(
        Object.entries(times).filter(([key, at]) => current.has(key) || at > now - rememberedFor),
      )
    const raised = Object.fromEntries(fresh.map((notification) => [notification.key, now]))
    // Saved first: missing one notification is better than repeating one at every start.
    await remember({
      begun: true,
      raised: { ...lasting(memory.raised), ...raised },
      seen: lasting(memory.seen),
    })
    const escalations = fresh
      .filter(({ kind }) => kind === 'escalation' || kind === 'trial')
      .flatMap(({ handoffId }) => handoffId ?? [])
    const woken = fresh.filter(({ kind }) => kind === 'woke').flatMap(({ handoffId }) => handoffId ?? [])
    await marks.add(
      [...escalations, ...woken].map((handoffId) => ({
        handoffId,
        channel: 'in_app',
        state: 'delivered',
        reason: null,
      })),
    )
    if (silently) return
    const choice = notificationChoiceFrom(await kept.read(`preference/${notificationChoiceKey}`))
    const toRaise = toastsFor(fresh.filter((notification) => isWanted(choice, notification.kind)))
    const outcomes = new Map<string, ToastOutcome>()
    const elsewhere = new Set<string>()
    for (const { key } of toastsFor(fresh))
      if (parts.isFirstToTell !== undefined && !(await parts.isFirstToTell(key))) elsewhere.add(key)
    for (const toast of toRaise) {
      if (elsewhere.has(toast.key)) continue
      toasts.add(toast.key)
      const quiet = { ...toast, ...(choice.sound ? {} : { silent: true }) }
      outcomes.set(toast.key, await desktop.showToast(quiet).catch(() => 'failed' as const))
    }
    for (const { key, title, body, link } of toastsFor(fresh)) {
      if (elsewhere.has(key)) continue
      const notification = fresh.find((one) => one.key === key)
      const priority = notification?.kind === 'escalation' ? notification.priority : null
      parts.arrived({ key, title, body, link, priority, shown: outcomes.get(key) === 'shown' })
    }
    const tellsHere = (handoffId: string) =>
      !elsewhere.has(`escalation:${handoffId}`) && !elsewhere.has('summary')
    // One summary for all of them.
    const summary = outcomes.get('summary')
    await marks.add(
      escalations
        .filter(tellsHere)
        .map((handoffId) =>
          isWanted(choice, 'escalation')
            ? toastMark(handoffId, outcomes.get(`escalation:${handoffId}`) ?? summary ?? 'failed')
            : { handoffId, channel: 'toast', state: 'failed', reason: switchedOff },
        ),
    )
  }

  const closeGone = (notifications: readonly Notification[]): void => {
    const current = new Set(notifications.map((notification) => notification.key))
    for (const key of toasts) {
      if (current.has(key) || (key === 'summary' && notifications.length > 0)) continue
      toasts.delete(key)
      caught(desktop.closeToast(key))
    }
  }

  let left: { key: string; live: Live<readonly Session[]> | null; stop: () => void } = {
    key: '',
    live: null,
    stop: () => undefined,
  }
  let lastLeft: readonly Session[] = []
  /** Sessions of people who no longer have access; undefined while they are being read. */
  const leftBehind = (people: ReadonlyMap<string, Person>): readonly Session[] | undefined => {
    const ids = [...people.values()]
      .filter((person) => !canWork(person))
      .map(({ id }) => id)
      .toSorted()
    const key = ids.join(' ')
    if (key !== left.key) {
      left.stop()
      const live = ids.length === 0 ? null : parts.owned(ids)
      left = { key, live, stop: () => undefined }
      const stop = live?.subscribe(refresh)
      if (stop !== undefined) left.stop = stop
    }
    return left.live === null ? [] : left.live.get()
  }

  let duty: { schedules: readonly Schedule[] | undefined; until: number; end: DutyEnd | null } | null = null
  /** When this person's duty ends; looked for anew when a schedule changes, and when it may have become another. */
  const dutyEnd = (now: number): DutyEnd | null => {
    const schedules = parts.schedules.get()
    if (duty === null || duty.schedules !== schedules || now >= duty.until) {
      const end = schedules === undefined ? null : dutyEndOf(schedules, personId, now)
      duty = { schedules, until: Math.min(end?.endsAt ?? Infinity, now + dutyLasts), end }
    }
    return duty.end
  }
  /** What this person has to hand over, and by when; what they offered to someone is no longer on their mind. */
  const shiftAt = (now: number): { endsAt: number; scheduleId: string; open: number } | null => {
    const end = dutyEnd(now)
    if (end === null) return null
    const offered = new Set(
      (parts.handovers.get() ?? [])
        .filter(({ from }) => from === personId)
        .flatMap(({ items }) =>
          items.filter(({ state }) => state === 'open').map(({ sessionId }) => sessionId),
        ),
    )
    const open = (parts.mine.get() ?? []).filter(({ id }) => !offered.has(id)).length
    return { endsAt: end.endsAt, scheduleId: end.scheduleId, open }
  }

  const refresh = (): void => {
    if (closed) return
    clearTimeout(timer)
    const people = parts.people.get()
    const open = parts.open.get()
    const me = people?.get(personId)
    if (people === undefined || open === undefined || me === undefined) return
    lastLeft = leftBehind(people) ?? lastLeft
    const now = parts.now()
    const handoffs = [...open, ...(parts.claimed.get() ?? [])]
    // While a session is parked, its owner is whoever parked it, so the sessions need not be read.
    const state = {
      handoffs,
      sessions: new Map(),
      people,
      left: lastLeft,
      news: parts.news.get() ?? [],
      trial: parts.account.get()?.trial ?? null,
      handovers: (parts.handovers.get() ?? []).filter((one) => isCurrent(one, now)),
      shift: shiftAt(now),
      teams: new Map(parts.account.get()?.teams.map(({ id, name }) => [id, name])),
      alarm: parts.account.get()?.alarm ?? null,
    }
    const notifications = notificationsFor(me, state, now)
    const readHere = notifications.filter(isReadHere).map(({ key }) => key)
    if (readHere.length > 0) caught(remember(withSeen(readHere, now)))
    const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]))
    const unseen = new Set(
      notifications
        .filter(({ key, kind, handoffId }) => {
          const elsewhere = kind === 'escalation' && seenElsewhere(byId.get(handoffId ?? ''), personId)
          return memory.seen[key] === undefined && !elsewhere
        })
        .map((notification) => notification.key),
    )
    const before = cell.get()
    const same =
      JSON.stringify(before.notifications) === JSON.stringify(notifications) &&
      before.unseen.size === unseen.size
    if (!same || [...unseen].some((key) => !before.unseen.has(key))) cell.set({ notifications, unseen })
    if (parts.isSettled()) {
      closeGone(notifications)
      const fresh = notifications.filter((notification) => memory.raised[notification.key] === undefined)
      // On a device's first day everything is old, and what was seen elsewhere isn't new here.
      const news = memory.begun ? fresh.filter((notification) => unseen.has(notification.key)) : []
      const history = fresh.filter((notification) => !news.includes(notification))
      if (!memory.begun || history.length > 0) caught(raise(history, true))
      if (news.length > 0) caught(raise(news, false))
    }
    const next = nextNotificationChange({ handoffs: open, trial: state.trial, shift: state.shift }, now)
    if (next !== null) timer = setTimeout(refresh, Math.min(longestWait, next - now + 5))
  }

  const unsubscribe = [
    parts.open,
    parts.claimed,
    parts.people,
    parts.news,
    parts.account,
    parts.mine,
    parts.handovers,
    parts.schedules,
  ].map((live) => live.subscribe(refresh))
  refresh()

  const markSeen = async (keys: readonly string[]): Promise<void> => {
    const now = parts.now()
    const isNew = (key: string) => memory.seen[key] === undefined
    if (!keys.some(isNew)) return
    const saved = remember(withSeen(keys.filter(isNew), now))
    refresh()
    await saved
  }

  return {
    notifications: cell,
    refresh,
    markSeen,
    async markHandoffSeen(handoffId) {
      const handoff = parts.open.get()?.find((one) => one.id === handoffId)
      const hasWoken = handoff?.intent === 'park' && handoff.wokeAt !== null
      await markSeen([`escalation:${handoffId}`, ...(hasWoken ? [`woke:${handoffId}`] : [])])
      if (handoff === undefined || handoff.acceptedAt === null) return
      if (handoff.intent === 'park' && !hasWoken) return
      if (!hasWoken && (answerableFor(handoff) === personId || seenElsewhere(handoff, personId))) return
      await marks.add([{ handoffId, channel: 'in_app', state: 'seen', reason: null }])
    },
    async closeToasts() {
      await Promise.all([...toasts].map(async (key) => desktop.closeToast(key).catch(parts.onError)))
      toasts.clear()
    },
    close() {
      closed = true
      clearTimeout(timer)
      left.stop()
      for (const stop of unsubscribe) stop()
    },
  }
}
