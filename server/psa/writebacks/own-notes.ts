/** True for what Baton posted: it signs everything (`signed` in core/write-ups). */
export const isOurs = (text: string): boolean => /Baton \([2-9a-z]{12}\)\s*$/u.test(text)
