import { staffed } from '../../../../core/duty/on-duty.ts'
import { z } from 'zod'
import type { Account } from '../../../../core/domain/account/account.ts'
import type { DesktopApi } from '../../../../core/bridge/desktop-api.ts'
import { isOwnHandoff } from '../../../../core/domain/handoff/answerable.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Handover } from '../../../../core/domain/handover/handover.ts'
import { isCurrent } from '../../../../core/domain/notification/handover-notifications.ts'
import type { Notification, NotificationKind } from '../../../../core/domain/notification/notification.ts'
import {
  nextNotificationChange,
  notificationsFor,
} from '../../../../core/domain/notification/notifications.ts'
import { hasSeen, lastToldAt } from '../../../../core/domain/handoff/told-at.ts'
import { canWork, type Person } from '../../../../core/domain/people/person.ts'
import type { Schedule } from '../../../../core/domain/duty/schedule.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { day } from '../../../../core/domain/time/durations.ts'
import type { PersonalRules } from '../../../../core/notify/personal-rules.ts'
import { toastHeldUntil } from '../../../../core/policy/held-toasts.ts'
import { createCell } from '../../contract/cell.ts'
import { type Arrival, type Live, type Noticed, nothingNoticed, type Readable } from '../../contract/desk.ts'
import { type Mark, type Marks, whenTold } from '../../outbox/marks.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { FirstToTell } from './first-to-tell.ts'
import { createOwnDuty } from './own-duty.ts'
import { createToaster } from './toaster.ts'
import { notificationSentences } from '../../../language/domain.words.ts'

/** This person's notifications: derived, raised as toasts once, and reported to the server. */
export type NotificationBoard = {
  notifications: Readable<Noticed>
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
const rememberedFor = 30 * day
/** A timer may fire late after the machine slept; checking every minute limits the delay. */
const longestWait = 60_000

/** When something happened to notifications on this device, by key, and up to which telling of each. */
const Times = z.record(z.string(), z.object({ at: z.number(), told: z.number() }))
type Times = z.infer<typeof Times>

/**
 * When each notification was raised and seen on this device, or held back; `begun` once old notifications have been separated
 * from new ones.
 */
const Memory = z.object({
  begun: z.boolean(),
  raised: Times,
  seen: Times,
  /** Held back for the person's quiet hours, and since when. */
  held: Times,
})
type Memory = z.infer<typeof Memory>
const nothing: Memory = { begun: false, raised: {}, seen: {}, held: {} }

const heldBack = 'Held until their quiet hours end.'

const isSameNoticed = (a: Noticed, b: Noticed): boolean =>
  JSON.stringify(a.notifications) === JSON.stringify(b.notifications) &&
  a.unseen.size === b.unseen.size &&
  [...b.unseen].every((key) => a.unseen.has(key)) &&
  a.held.size === b.held.size &&
  [...b.held].every(([key, until]) => a.held.get(key) === until) &&
  a.quietUntil === b.quietUntil

type Telling = Pick<Notification, 'key' | 'toldAt'>
/** True if that has happened since it was told last. */
const isIn = (times: Times, { key, toldAt = 0 }: Telling): boolean => {
  const known = times[key]
  return known !== undefined && known.told >= toldAt
}
const timesOf = (told: readonly Telling[], at: number): Times =>
  Object.fromEntries(told.map(({ key, toldAt = 0 }) => [key, { at, told: toldAt }]))

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
  /** How this person wants to be told. */
  rules: () => PersonalRules
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
  const { personId, kept, marks } = parts
  const cell = createCell<Noticed>(nothingNoticed)
  const stored = await kept.read(keptKey)
  let memory: Memory = (stored === null ? undefined : Memory.safeParse(JSON.parse(stored)).data) ?? nothing
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const toaster = createToaster({
    personId,
    raised: Object.keys(memory.raised),
    kept,
    desktop: parts.desktop,
    isFirstToTell: parts.isFirstToTell,
    arrived: parts.arrived,
    onError: parts.onError,
  })

  const remember = async (next: Memory): Promise<void> => {
    memory = next
    await kept.write(keptKey, JSON.stringify(next))
  }
  const caught = (work: Promise<unknown>): void => {
    work.catch(parts.onError)
  }

  const withSeen = (seen: readonly Telling[], now: number): Memory => ({
    ...memory,
    seen: { ...memory.seen, ...timesOf(seen, now) },
  })
  /** An answer that comes where whoever asked is looking needs no notification. */
  const isReadHere = (one: Notification): boolean =>
    one.kind === 'answered' &&
    !isIn(memory.seen, one) &&
    one.sessionId !== null &&
    parts.isLookedAt(one.sessionId)

  const lasting = (times: Times): Times => {
    const current = new Set(cell.get().notifications.map((notification) => notification.key))
    const oldest = parts.now() - rememberedFor
    return Object.fromEntries(
      Object.entries(times).filter(([key, { at }]) => current.has(key) || at > oldest),
    )
  }
  /** A mark for each notification of these kinds: those that count for the delivery ladder. */
  const marksOf = (
    told: readonly Notification[],
    kinds: readonly NotificationKind[],
    mark: Omit<Mark, 'handoffId' | 'toldAt'>,
  ): Mark[] =>
    told.flatMap((one) =>
      one.handoffId === null || !kinds.includes(one.kind)
        ? []
        : [{ handoffId: one.handoffId, ...mark, ...whenTold(one) }],
    )

  /** Stores that these are told, on the device and with the server. */
  const note = async (fresh: readonly Notification[]): Promise<void> => {
    const now = parts.now()
    const raised = timesOf(fresh, now)
    // Saved first: missing one notification is better than repeating one at every start.
    await remember({
      begun: true,
      raised: { ...lasting(memory.raised), ...raised },
      seen: lasting(memory.seen),
      held: Object.fromEntries(
        Object.entries(lasting(memory.held)).filter(([key]) => raised[key] === undefined),
      ),
    })
    const delivered = { channel: 'in_app', state: 'delivered', reason: null } as const
    await marks.add(marksOf(fresh, ['escalation', 'trial', 'woke'], delivered))
  }

  /** Stores that these are held back. Until they are told, no one counts as told. */
  const hold = async (fresh: readonly Notification[]): Promise<void> => {
    const now = parts.now()
    await remember({ ...memory, held: { ...memory.held, ...timesOf(fresh, now) } })
    const notShown = { channel: 'toast', state: 'failed', reason: heldBack } as const
    await marks.add(marksOf(fresh, ['escalation', 'trial'], notShown))
  }

  const raise = async (fresh: readonly Notification[]): Promise<void> => {
    if (fresh.length > 0) await note(fresh)
    await marks.add(await toaster.show(fresh, cell.get(), parts.now()))
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

  const ownDuty = createOwnDuty({ ...parts })
  /** Until when each is held back, by key, and until when this person isn't to be disturbed. */
  const quietFor = (
    news: readonly Notification[],
    handoffs: ReadonlyMap<string, Handoff>,
    people: ReadonlyMap<string, Person>,
    now: number,
  ): Pick<Noticed, 'held' | 'quietUntil'> => {
    const everyone = [...people.values()]
    const workforce = { people: everyone, schedules: staffed(parts.schedules.get() ?? [], everyone) }
    const person = { personId, rules: parts.rules(), workforce }
    const held = news.flatMap((one): [string, number][] => {
      const until = toastHeldUntil(one, handoffs.get(one.handoffId ?? ''), person, now)
      return until === null ? [] : [[one.key, until]]
    })
    const anything = { kind: 'mention', priority: 'normal' } as const
    return { held: new Map(held), quietUntil: toastHeldUntil(anything, undefined, person, now) }
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
      shift: ownDuty.endingAt(now),
      dutySoon: ownDuty.soonAt(now),
      teams: new Map(parts.account.get()?.teams.map(({ id, name }) => [id, name])),
      alarm: parts.account.get()?.alarm ?? null,
    }
    const notifications = notificationsFor(me, state, now, notificationSentences)
    const readHere = notifications.filter(isReadHere)
    if (readHere.length > 0) caught(remember(withSeen(readHere, now)))
    const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]))
    const unseen = new Set(
      notifications
        .filter((one) => {
          const handoff = one.kind === 'escalation' ? byId.get(one.handoffId ?? '') : undefined
          const elsewhere = handoff !== undefined && hasSeen(handoff, personId, one.toldAt ?? 0)
          return !isIn(memory.seen, one) && !elsewhere
        })
        .map((notification) => notification.key),
    )
    const fresh = notifications.filter((notification) => !isIn(memory.raised, notification))
    // On a device's first day everything is old, and what was seen elsewhere isn't new here.
    const news = memory.begun ? fresh.filter((notification) => unseen.has(notification.key)) : []
    const noticed: Noticed = { notifications, unseen, ...quietFor(news, byId, people, now) }
    if (!isSameNoticed(cell.get(), noticed)) cell.set(noticed)
    if (parts.isSettled()) {
      toaster.closeGone(notifications)
      const history = fresh.filter((notification) => !news.includes(notification))
      if (!memory.begun || history.length > 0) caught(note(history))
      const told = news.filter(({ key }) => !noticed.held.has(key))
      const held = news.filter((one) => noticed.held.has(one.key) && !isIn(memory.held, one))
      if (held.length > 0) caught(hold(held))
      const isDue = (toaster.nextAt() ?? Infinity) <= now
      if (told.length > 0 || isDue) caught(raise(told))
    }
    const times = [
      nextNotificationChange({ ...state, handoffs: open }, now),
      toaster.nextAt(),
      noticed.quietUntil,
      ...noticed.held.values(),
    ].filter((at) => at !== null)
    // Quiet hours and duties begin by the clock, too.
    const next = Math.min(now + longestWait, ...times)
    timer = setTimeout(refresh, Math.max(0, next - now) + 5)
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

  const markSeen = async (seen: readonly Telling[]): Promise<void> => {
    const now = parts.now()
    const isNew = (one: Telling) => !isIn(memory.seen, one)
    if (!seen.some(isNew)) return
    const saved = remember(withSeen(seen.filter(isNew), now))
    refresh()
    await saved
  }

  return {
    notifications: cell,
    refresh,
    async markSeen(keys) {
      const known = new Map(cell.get().notifications.map((one) => [one.key, one]))
      await markSeen(keys.map((key) => known.get(key) ?? { key }))
    },
    async markHandoffSeen(handoffId) {
      const handoff = parts.open.get()?.find((one) => one.id === handoffId)
      const hasWoken = handoff?.intent === 'park' && handoff.wokeAt !== null
      // Of one that hasn't been read yet, all that was told so far.
      const lastTold = handoff === undefined ? parts.now() : lastToldAt(handoff, parts.now())
      await markSeen([
        { key: `escalation:${handoffId}`, toldAt: lastTold },
        ...(hasWoken ? [{ key: `woke:${handoffId}` }] : []),
      ])
      if (handoff === undefined || handoff.acceptedAt === null) return
      if (handoff.intent === 'park' && !hasWoken) return
      if (!hasWoken && (isOwnHandoff(handoff, personId) || hasSeen(handoff, personId, lastTold))) return
      await marks.add([{ handoffId, channel: 'in_app', state: 'seen', reason: null, toldAt: lastTold }])
    },
    closeToasts: async () => toaster.closeAll(),
    close() {
      closed = true
      clearTimeout(timer)
      left.stop()
      for (const stop of unsubscribe) stop()
    },
  }
}
