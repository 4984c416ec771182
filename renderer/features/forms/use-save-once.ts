import { useCallback, useLayoutEffect, useRef } from 'react'
import { createSaving } from './save-once.ts'

/**
 * Saves what a field holds, once at a time, and tells whether it still holds that afterwards.
 *
 * @param typed its draft, not what it shows: that changes with what is saved, and no one has typed on then
 */
export const useSaveOnce = (typed: string): ReturnType<typeof createSaving> => {
  const latest = useRef(typed)
  useLayoutEffect(() => {
    latest.current = typed
  }, [typed])
  const saving = useRef<ReturnType<typeof createSaving> | null>(null)
  return useCallback(async (save, picked) => {
    saving.current ??= createSaving(() => latest.current)
    return saving.current(save, picked)
  }, [])
}
