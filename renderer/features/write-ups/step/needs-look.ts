import type { Visibility } from '../../../../core/domain/write-up/write-up.ts'

/**
 * Whether a note has to be looked at before it leaves the house, so that it is a step of its own.
 *
 * Nothing leaves without a ticket. What clients read is always looked at; what colleagues read, only where something is
 * masked, was edited, or is wrong.
 */
export const needsLook = ({
  hasTicket,
  visibility,
  masked,
  edited,
  problem,
}: {
  hasTicket: boolean
  visibility: Visibility
  /** How many parts are masked. */
  masked: number
  edited: boolean
  problem: string | null
}): boolean => problem !== null || (hasTicket && (visibility === 'client' || masked > 0 || edited))
