import { useMemo } from 'react'
import { dutyStates, type DutyState } from '../../../core/duty/duty-states.ts'
import { useDesk, useLive, useNow } from './use-desk.ts'

/** The schedules of duty, in the order they were added. */
export const useSchedules = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.schedules(), [desk]))
}

/** Who is on duty now or within a week, by id; known without a network, and empty where no duty is planned. */
export const useDutyStates = (): ReadonlyMap<string, DutyState> => {
  const schedules = useSchedules()
  const minute = Math.floor(useNow(60_000) / 60_000)
  return useMemo(() => dutyStates(schedules ?? [], minute * 60_000), [schedules, minute])
}
