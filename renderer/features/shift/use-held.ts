import { useEffect, useState } from 'react'
import type { HeldNotification } from '../../../core/domain/handover/handover.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'

const none: readonly HeldNotification[] = []

/** What is held back from this person; null while only the server could say. */
export const useHeld = (): readonly HeldNotification[] | null => {
  const desk = useDesk()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const [held, setHeld] = useState<readonly HeldNotification[] | null>(null)
  useEffect(() => {
    if (!online) return undefined
    let current = true
    void desk.askServer('deliveries:held', {}).then((answer) => {
      if (current) setHeld(answer.ok ? answer.value.held : none)
    })
    return () => {
      current = false
    }
  }, [desk, online])
  return held
}
