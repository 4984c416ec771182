import { day, hour } from '../../../../core/domain/time/durations.ts'
import { isZone, wallTimeAt, type Reminder } from '../../../../core/domain/time/wall-time.ts'
import { clockTime } from '../../../language/relative-time.ts'
import { fromLocalInput } from '../../shared/text/local-input.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.wake

/** The ways to say when a parked session should come back. */
export type WakeChoice = 'none' | 'hour' | 'afternoon' | 'tomorrow' | 'monday' | 'custom'

/** A choice as offered at a given moment; `at` is null for no reminder, and for a time that is typed. */
export type WakeOption = { value: WakeChoice; label: string; at: number | null }

/** How far ahead a reminder can be; the server has the same limit. */
const maxSleep = 366 * day

/** Local time on the day `days` after `now`, whatever clock change lies between. */
const localTime = (now: number, days: number, hours: number): number => {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  date.setHours(hours, 0, 0, 0)
  return date.getTime()
}

/**
 * The wake times worth offering at `now`, in local time.
 *
 * Leaves out what has passed today, or is the same as "tomorrow". Picking any other time comes last.
 */
export const wakeOptions = (now: number): WakeOption[] => {
  const weekday = new Date(now).getDay()
  const toMonday = (8 - weekday) % 7 || 7
  const afternoon = localTime(now, 0, 15)
  const options: WakeOption[] = [
    { value: 'none', label: words.none, at: null },
    { value: 'hour', label: words.hour, at: now + hour },
  ]
  if (afternoon > now + hour)
    options.push({ value: 'afternoon', label: words.today(clockTime(afternoon)), at: afternoon })
  const tomorrow = localTime(now, 1, 9)
  const monday = localTime(now, toMonday, 9)
  options.push({ value: 'tomorrow', label: words.tomorrow(clockTime(tomorrow)), at: tomorrow })
  if (toMonday > 1) options.push({ value: 'monday', label: words.monday(clockTime(monday)), at: monday })
  options.push({ value: 'custom', label: words.custom, at: null })
  return options
}

/** What a choice means: a time, none, or a sentence that says what is wrong with it. */
export type WakeAnswer =
  | { ok: true; at: number | null; reminder: Reminder | null }
  | { ok: false; message: string }

/**
 * The reminder that was chosen at `now`. `custom` is the text of the typed time.
 *
 * Apart from "in an hour" it is a time of the day where this device is, so that it stays right if this device's clock
 * isn't.
 */
export const wakeAnswer = (choice: WakeChoice, custom: string, now: number): WakeAnswer => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const answer = (at: number | null): WakeAnswer => {
    const hasWall = choice !== 'hour' && at !== null && isZone(timeZone)
    const wall = hasWall ? wallTimeAt(at, timeZone) : null
    return { ok: true, at, reminder: at === null ? null : { said: now, wall } }
  }
  if (choice !== 'custom') {
    const option = wakeOptions(now).find((one) => one.value === choice)
    // The choice in a draft may have passed since, "this afternoon" for example.
    return option === undefined ? { ok: false, message: words.passed } : answer(option.at)
  }
  const at = fromLocalInput(custom)
  if (at === null) return { ok: false, message: words.incomplete }
  if (at <= now) return { ok: false, message: words.customPassed }
  if (at > now + maxSleep) return { ok: false, message: words.tooFar }
  return answer(at)
}
