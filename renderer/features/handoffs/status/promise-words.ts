import type { ConnectionStatus } from '../../../data/contract/desk-state.ts'

/** Why the claim button waits while there is no connection. */
export const claimWaits = (
  connection: Exclude<ConnectionStatus, { kind: 'online' }>,
  clock: (at: number) => string,
) =>
  connection.kind === 'connecting'
    ? 'Claiming needs the server, so that only one person gets it. Connecting…'
    : `Claiming needs the server, so that only one person gets it. You are offline since ${clock(connection.lostAt)}.`

/**
 * What resolving may promise about the escalation that ends with it: offline no one has been asked.
 *
 * @param before while it can still be thought over, or once it is done
 */
export const resolvedWords = (escalated: boolean, offline: boolean, before: boolean): string => {
  if (!escalated) return before ? '' : 'Resolved.'
  if (!offline) {
    return before
      ? 'The open escalation ends with it: no one needs to claim it any more.'
      : 'Resolved. The escalation ended with it.'
  }
  return before
    ? 'Colleagues see the escalation until this was sent. Should someone claim it meanwhile, the session is theirs, and what you wrote comes back to you.'
    : 'Resolved on this device. Should someone have claimed it meanwhile, they keep it.'
}

/** What a withdrawal may promise: offline no one has been asked, and whoever claimed meanwhile keeps it. */
export const withdrawnWords = (offline: boolean): string =>
  offline
    ? 'Withdrawn on this device. Should someone have claimed it meanwhile, they keep it.'
    : 'Withdrawn. The session is yours and active again.'
