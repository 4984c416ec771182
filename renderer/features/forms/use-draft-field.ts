import { useMemo } from 'react'
import { sinceSentence } from './since-sentence.ts'
import { useDraftForm } from './use-draft-form.ts'

/**
 * One text that is edited in its place, kept on the device until it is saved.
 *
 * @param key names the draft
 * @param now what is saved
 */
export const useDraftField = (
  key: string,
  now: string,
): {
  text: string
  /** What was typed; '' if that is nothing. For `useSaveOnce`. */
  typed: string
  setText: (text: string) => void
  clear: () => void
  /** Says what someone else has made of it since it was begun; null for nothing. */
  since: string | null
} => {
  const empty = useMemo(() => ({ text: now }), [now])
  const { form, change, clear, isEmpty, changedSince } = useDraftForm(key, empty)
  const { text } = form
  const since = changedSince['text']
  return {
    text,
    typed: isEmpty ? '' : text,
    setText: (next) => change({ text: next }),
    clear,
    // What was saved here arrives before its answer, without the spaces around it.
    since: since === undefined || since.trim() === text.trim() ? null : sinceSentence(since),
  }
}
