import { useMemo } from 'react'
import { dutyEndOf, incomingFor, type DutyEnd } from '../../../core/duty/duty-end.ts'
import type { Handover } from '../../../core/domain/handover/handover.ts'
import { shiftItemsOf, type ShiftItem } from '../../../core/domain/handover/shift-items.ts'
import { useDesk, useLive, useNow } from './use-desk.ts'
import { useDocuments } from './use-documents.ts'
import { useSchedules } from './use-duty.ts'
import { useOpenHandoffs } from './use-handoffs.ts'
import { useOwnedBy } from './use-sessions.ts'

/** Shift handovers, the latest first. */
export const useHandovers = (): readonly Handover[] | undefined => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.handovers(), [desk]))
}

/** Everything open that a person has to hand over, what is needed soonest first; undefined while it loads. */
export const useShiftItems = (personId: string | null): readonly ShiftItem[] | undefined => {
  const own = useOwnedBy(personId)
  const open = useOpenHandoffs()
  const directed = useMemo(
    () =>
      (open ?? []).filter(({ targetUserId }) => targetUserId === personId).map(({ sessionId }) => sessionId),
    [open, personId],
  )
  const asked = useDocuments('sessions', directed)
  return useMemo(
    () =>
      own === undefined || open === undefined || personId === null
        ? undefined
        : shiftItemsOf(personId, [...own, ...asked.values()], open),
    [own, open, asked, personId],
  )
}

/** When a person's duty ends, if they have one; and who comes after them, or is on duty now. */
export const useDutyEnd = (personId: string | null): { end: DutyEnd | null; incoming: readonly string[] } => {
  const schedules = useSchedules()
  const minute = Math.floor(useNow(60_000) / 60_000) * 60_000
  return useMemo(
    () =>
      personId === null || schedules === undefined
        ? { end: null, incoming: [] }
        : {
            end: dutyEndOf(schedules, personId, minute),
            incoming: incomingFor(schedules, personId, minute),
          },
    [schedules, personId, minute],
  )
}
