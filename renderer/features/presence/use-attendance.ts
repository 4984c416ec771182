import { useEffect } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { watchAttention } from './use-look-at.ts'

/** Tells the others whether someone is at this desk, whatever is on the screen. */
export const useAttendance = (): void => {
  const desk = useDesk()
  const { api } = useDesktop()
  useEffect(() => {
    desk.setAway(false)
    return watchAttention(api, (attentive) => desk.setAway(!attentive))
  }, [desk, api])
}
