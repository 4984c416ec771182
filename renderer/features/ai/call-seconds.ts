import { callSeconds } from '../../../core/domain/account/ai-settings.ts'

/** Typed seconds; null for the server's own limit, undefined for what is no such number. */
export const secondsFrom = (typed: string): number | null | undefined => {
  const text = typed.trim()
  if (text === '') return null
  if (!/^\d{1,4}$/u.test(text)) return undefined
  const seconds = Number(text)
  return seconds >= callSeconds.least && seconds <= callSeconds.most ? seconds : undefined
}
