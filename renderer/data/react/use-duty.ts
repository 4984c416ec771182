import { useMemo } from 'react'
import { dutyStates, type DutyState } from '../../../core/duty/duty-states.ts'
import { staffed } from '../../../core/duty/on-duty.ts'
import { useDesk, useLive, useNow } from './use-desk.ts'
import { usePeople } from './use-people.ts'

/** The schedules of duty, in the order they were added, with who on them can’t be on duty any more. */
export const useSchedules = () => {
  const desk = useDesk()
  const people = usePeople()
  const schedules = useLive(useMemo(() => desk.schedules(), [desk]))
  return useMemo(() => schedules && staffed(schedules, [...people.values()]), [schedules, people])
}

/** Who is on duty now or within a week, by id; known without a network, and empty where no duty is planned. */
export const useDutyStates = (): ReadonlyMap<string, DutyState> => {
  const schedules = useSchedules()
  const minute = Math.floor(useNow(60_000) / 60_000)
  return useMemo(() => dutyStates(schedules ?? [], minute * 60_000), [schedules, minute])
}
