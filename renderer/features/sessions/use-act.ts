import { useCallback } from 'react'
import type { IntentInput, IntentType } from '../../../core/intents/registry.ts'
import { useDesk } from '../../data/hooks.ts'
import { toast } from '../../state/toasts.ts'

/** Does something that needs no form; a refusal is said in a message. True when it was done. */
export const useAct = (): (<T extends IntentType>(type: T, payload: IntentInput<T>) => Promise<boolean>) => {
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
