import { useContext, useEffect, useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import { ActivePane } from './shortcuts.ts'

/** Something the palette offers; `words` are others that people look for it by. */
export type Command = {
  id: string
  label: string
  group: string
  hint: string | undefined
  words: string
  run: () => void
}

/** Commands offered by mounted components, in the order they were registered. */
export const useCommands = create<{ commands: readonly Command[] }>(() => ({ commands: [] }))

/** Offers a command in the palette while the component is mounted. A later one with the same id replaces it. */
export const useCommand = ({
  id,
  label,
  group,
  hint,
  words = '',
  run,
}: {
  id: string
  label: string
  group: string
  hint?: string | undefined
  words?: string | undefined
  run: () => void
}): void => {
  const latest = useRef(run)
  useLayoutEffect(() => {
    latest.current = run
  })
  const isActive = useContext(ActivePane)
  useEffect(() => {
    if (!isActive) return undefined
    const command: Command = { id, label, group, hint, words, run: () => latest.current() }
    useCommands.setState(({ commands }) => ({
      commands: [...commands.filter((other) => other.id !== id), command],
    }))
    return () =>
      useCommands.setState(({ commands }) => ({ commands: commands.filter((other) => other !== command) }))
  }, [id, label, group, hint, words, isActive])
}
