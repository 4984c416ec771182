import { useEffect, useRef } from 'react'
import { useDeskState } from '../../data/hooks.ts'
import { go } from '../../state/route.ts'
import { toast } from '../../state/toasts.ts'
import { attemptWords } from './typed-text.ts'

/** Says aloud what the server has refused since this window opened; everything typed is in the list it leads to. */
export const RefusalMessages = () => {
  const refused = useDeskState((state) => state.refused)
  const told = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (told.current === null) {
      told.current = new Set(refused.map(({ id }) => id))
      return
    }
    for (const { id, type, problem } of refused) {
      if (told.current.has(id)) continue
      told.current.add(id)
      toast(`${attemptWords[type]} was refused: ${problem.message}`, {
        tone: 'red',
        action: { label: 'Show', run: () => go('/refused') },
      })
    }
  }, [refused])
  return null
}
