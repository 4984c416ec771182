import { useCallback } from 'react'
import type { IntentInput, IntentType } from '../../../../core/intents/registry.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { sharedWords } from '../shared.words.ts'
import { aboutPayload } from './about-session.ts'

type Act = <T extends IntentType>(type: T, payload: IntentInput<T>) => Promise<boolean>

/** Undoes something by doing its opposite; a rejection says that it wasn't undone, and why. True when it was. */
export const useUndo = (): Act => {
  const desk = useDesk()
  return useCallback(
    async (type, payload) => {
      const result = await desk.act(type, payload)
      if (!result.ok)
        toast(sharedWords.notUndone(result.problem.message), {
          tone: 'red',
          about: aboutPayload(desk, payload),
        })
      return result.ok
    },
    [desk],
  )
}

/** Does something that needs no form; a rejection is shown in a message. True when it was done. */
export const useAct = (): Act => {
  const desk = useDesk()
  return useCallback(
    async (type, payload) => {
      const result = await desk.act(type, payload)
      if (!result.ok) toast(result.problem.message, { tone: 'red', about: aboutPayload(desk, payload) })
      return result.ok
    },
    [desk],
  )
}
