/** Reads a confidence as typed: `70`, `70%`, or nothing; `wrong` for anything else. */
export const confidenceFrom = (typed: string): number | null | 'wrong' => {
  const text = typed.trim().replace(/\s*%$/, '')
  if (text === '') return null
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : 'wrong'
}
