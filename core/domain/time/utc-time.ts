const two = (value: number): string => String(value).padStart(2, '0')

/** A time for documents that leave Baton, the same wherever it is read: `2026-11-20 02:06 PM UTC`. */
export const utcTime = (at: number): string => {
  const date = new Date(at)
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  const hour = date.getUTCHours()
  return `${day} ${two(hour % 12 === 0 ? 12 : hour % 12)}:${two(date.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'} UTC`
}
