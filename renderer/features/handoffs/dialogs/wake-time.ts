/** The ways to say when a parked session should come back. */
export type WakeChoice = 'none' | 'hour' | 'afternoon' | 'tomorrow' | 'monday' | 'custom'

/** A choice as it is offered at one time; `at` is null where no time is meant, or where it is typed. */
export type WakeOption = { value: WakeChoice; label: string; at: number | null }

const hour = 3_600_000
const day = 24 * hour

/** The longest that a session may sleep, as the server sees it. */
const maxSleep = 366 * day

/** Local time on the day `days` from `now`, whatever the clock change in between. */
const localTime = (now: number, days: number, hours: number): number => {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  date.setHours(hours, 0, 0, 0)
  return date.getTime()
}

/**
 * The wake times worth offering at `now`, in local time.
 *
 * What has passed today, or is the same as "tomorrow", is left out. Typing a time of one's own comes last.
 */
export const wakeOptions = (now: number): WakeOption[] => {
  const weekday = new Date(now).getDay()
  const toMonday = (8 - weekday) % 7 || 7
  const afternoon = localTime(now, 0, 15)
  const options: WakeOption[] = [
    { value: 'none', label: 'No time', at: null },
    { value: 'hour', label: 'In 1 h', at: now + hour },
  ]
  if (afternoon > now + hour) options.push({ value: 'afternoon', label: 'Today 15:00', at: afternoon })
  options.push({ value: 'tomorrow', label: 'Tomorrow 09:00', at: localTime(now, 1, 9) })
  if (toMonday > 1) options.push({ value: 'monday', label: 'Monday 09:00', at: localTime(now, toMonday, 9) })
  options.push({ value: 'custom', label: 'Pick…', at: null })
  return options
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A time as `<input type="datetime-local">` writes it, in local time, to the minute. */
export const toLocalInput = (at: number): string => {
  const date = new Date(at)
  const days = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The time in such an input, or null while it is empty or half typed. */
export const fromLocalInput = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}

/** What a choice means: a time (or none), or a sentence that says what is wrong with it. */
export type WakeAnswer = { ok: true; at: number | null } | { ok: false; message: string }

/** The wake time that was chosen at `now`. `custom` is the text of the typed time. */
export const wakeAnswer = (choice: WakeChoice, custom: string, now: number): WakeAnswer => {
  if (choice !== 'custom') {
    const option = wakeOptions(now).find((one) => one.value === choice)
    // A draft may hold a choice that has passed since: an afternoon, for one.
    return option === undefined
      ? { ok: false, message: 'That time has passed. Pick another one.' }
      : { ok: true, at: option.at }
  }
  const at = fromLocalInput(custom)
  if (at === null) return { ok: false, message: 'Pick a day and a time, or choose “No time”.' }
  if (at <= now) return { ok: false, message: 'That time has passed. Pick a later one.' }
  if (at > now + maxSleep) return { ok: false, message: 'Pick a time within a year.' }
  return { ok: true, at }
}
