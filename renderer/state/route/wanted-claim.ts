import { create } from 'zustand'

/** The handoff that someone chose to claim in a system notification, until that was asked of the server. */
export const useWantedClaim = create<{ handoffId: string | null }>(() => ({ handoffId: null }))

/** The handoff in a link of the desktop app that claims it; null for any other. No address of a page is one. */
export const claimIn = (link: string): string | null =>
  /^\/handoffs\/([A-Za-z0-9_-][A-Za-z0-9._-]{0,39})\/claim$/.exec(link)?.[1] ?? null
