/** A stretch of time as people round it: "20 min" up to an hour and a half, then whole hours, then whole days. */
const rounded = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes <= 90) return `${minutes} min`
  return minutes < 36 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`
}

/** True once what was promised should have been done. */
export const isOverdue = (dueAt: number, now: number): boolean => now > dueAt

/** How close a due time is: "due in 2 h", "due now", "overdue 20 min". Milliseconds. */
export const dueWords = (dueAt: number, now: number): string => {
  const left = dueAt - now
  if (Math.abs(left) < 60_000) return 'due now'
  return left > 0 ? `due in ${rounded(left)}` : `overdue ${rounded(-left)}`
}
