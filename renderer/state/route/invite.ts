import { create } from 'zustand'
import { go } from './route.ts'

const useInvite = create<{ wanted: boolean }>(() => ({ wanted: false }))

/** Leads to the people of the workspace with the dialog open that invites someone. */
export const inviteSomeone = (): void => {
  useInvite.setState({ wanted: true })
  go('/settings/people')
}

/** Whether that dialog is wanted. */
export const useInviteWanted = (): boolean => useInvite((state) => state.wanted)
export const inviteTaken = (): void => useInvite.setState({ wanted: false })
