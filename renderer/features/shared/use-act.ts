import { useCallback } from 'react'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/toasts.ts'

type Act = <T extends IntentType>(type: T, payload: IntentInput<T>) => Promise<boolean>

/** Undoes something by its opposite; a rejection says that it was not undone, and why. True when it was. */
export const useUndo = (): Act => {
  const desk = useDesk()
  return useCallback(
    async (type, payload) => {
      const result = await desk.act(type, payload)
      if (!result.ok) toast(`Not undone. ${result.problem.message}`, { tone: 'red' })
      return result.ok
    },
    [desk],
  )
}

/** Does something that needs no form; a rejection is said in a message. True when it was done. */
export const useAct = (): Act => {
  const desk = useDesk()
  return useCallback(
    async (type, payload) => {
      const result = await desk.act(type, payload)
      if (!result.ok) toast(result.problem.message, { tone: 'red' })
      return result.ok
    },
    [desk],
  )
}
