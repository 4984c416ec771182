import { useContext, useEffect, useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import { ActivePane } from './shortcuts.ts'

/** Something the palette offers. */
export type Command = { id: string; label: string; group: string; hint: string | undefined; run: () => void }

/** Commands offered by mounted components, in the order they were registered. */
export const useCommands = create<{ commands: readonly Command[] }>(() => ({ commands: [] }))

/** Offers a command in the palette while the component is mounted. A later one with the same id replaces it. */
export const useCommand = ({
  id,
  label,
  group,
  hint,
  run,
}: {
  id: string
  label: string
  group: string
  hint?: string | undefined
  run: () => void
}): void => {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  const isActive = useContext(ActivePane)
  useEffect(() => {
    if (!isActive) return undefined
    const command: Command = { id, label, group, hint, run: () => latest.current() }
    useCommands.setState(({ commands }) => ({
      commands: [...commands.filter((other) => other.id !== id), command],
    }))
    return () =>
      useCommands.setState(({ commands }) => ({ commands: commands.filter((other) => other !== command) }))
  }, [id, label, group, hint, isActive])
}
