/** How a number of seconds, minutes, hours or days is written. */
export type TimeUnits = Record<'seconds' | 'minutes' | 'hours' | 'days', (n: number) => string>

/** The units of everything that leaves Baton, and of screens in English. */
export const timeUnits: TimeUnits = {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  days: (n) => `${n} d`,
}
