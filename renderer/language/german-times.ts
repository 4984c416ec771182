/** How long ago or how long: `12 s`, `4 min`, `3 Std.`, `2 Tg.`. Keep it off the end of a sentence, for its full stop. */
export const ago = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} Std.`
  return `${Math.floor(seconds / 86_400)} Tg.`
}
