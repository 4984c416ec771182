import { create } from 'zustand'

/** A handoff that someone chose to claim in a system notification, and the person who was notified: only they claim it. */
export type WantedClaim = { handoffId: string; personId: string }

/** The claim that someone chose, until the server was asked for it. */
export const useWantedClaim = create<{ claim: WantedClaim | null }>(() => ({ claim: null }))

/** The claim in a link of the desktop app; null for any other. No address of a page is one. */
export const claimIn = (link: string): WantedClaim | null => {
  const id = '([A-Za-z0-9_-][A-Za-z0-9._-]{0,39})'
  const [, handoffId, personId] = new RegExp(`^/handoffs/${id}/claim/${id}$`).exec(link) ?? []
  return handoffId === undefined || personId === undefined ? null : { handoffId, personId }
}
