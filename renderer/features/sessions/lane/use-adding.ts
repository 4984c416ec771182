import { useLayoutEffect, useState } from 'react'
import { useDraft } from '../../../data/react/use-draft.ts'
import { createAdding, stillTyped } from './adding.ts'

/** A field that adds one thing after the other, and keeps what is typed under `key`, which stays the same. */
export const useAdding = (
  key: string,
): ReturnType<typeof createAdding> & { text: string; isStoring: boolean } => {
  const { text, setText } = useDraft(key)
  const [storing, setStoring] = useState<readonly string[]>([])
  const [adding] = useState(() => createAdding(setText, setStoring))
  useLayoutEffect(() => adding.draftIs(text), [adding, text])
  return { text: stillTyped(text, storing), isStoring: storing.length > 0, ...adding }
}
