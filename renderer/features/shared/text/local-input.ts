const two = (value: number): string => String(value).padStart(2, '0')

/** A time the way `<input type="datetime-local">` writes it: local, to the minute. */
export const toLocalInput = (at: number): string => {
  const date = new Date(at)
  const days = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The time in such an input; null while it's empty or half typed. */
export const fromLocalInput = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}
