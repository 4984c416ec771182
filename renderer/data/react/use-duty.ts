import { useMemo } from 'react'
import { useDesk, useLive } from './use-desk.ts'

/** The schedules of duty, in the order they were added. */
export const useSchedules = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.schedules(), [desk]))
}
