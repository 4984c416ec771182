import { useMemo } from 'react'
import { useDesk, useLive } from './use-desk.ts'

/** The connected ticket systems. */
export const useConnections = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.connections(), [desk]))
}

/** The tickets on this device, the latest changed first. */
export const useTickets = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.tickets(), [desk]))
}

/** The latest writebacks on this device: all, or those that need a person. */
export const useWritebacks = (only: 'all' | 'troubled', limit: number) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.writebacks(only, limit), [desk, only, limit]))
}
