import { useMemo } from 'react'
import { useDesk, useLive, useReadable } from './use-desk.ts'

export const useSessionHandoffs = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.handoffsOf(sessionId), [desk, sessionId]))
}

export const useOpenHandoffs = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.openHandoffs(), [desk]))
}

/** What this person handed over and someone claimed, the latest claim first. */
export const useHandedOver = (limit: number) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.handedOver(limit), [desk, limit]))
}

export const useNotifications = () => useReadable(useDesk().notifications)
