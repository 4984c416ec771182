import { useCallback, useEffect, useState } from 'react'
import { useDesk } from './use-desk.ts'

/** A small setting of this device: `undefined` while it loads, null if nothing was chosen. */
export const usePreference = (key: string): [string | null | undefined, (value: string) => void] => {
  const desk = useDesk()
  const [value, setValue] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    void desk.readPreference(key).then((kept) => {
      // What was chosen before it loaded wins.
      if (current) setValue((now) => (now === undefined ? kept : now))
    })
    return () => {
      current = false
    }
  }, [desk, key])
  const keep = useCallback(
    (next: string) => {
      setValue(next)
      desk.writePreference(key, next).catch((error: unknown) => console.error('preference', error))
    },
    [desk, key],
  )
  return [value, keep]
}
