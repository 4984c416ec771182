import type { Result } from '../../../core/domain/problem.ts'
import type { Device, ResetLink, SentInvitation } from '../../../core/protocol/auth.ts'

/**
 * What someone who is signed in does about passwords, devices and invitations. Only the server can do it, so each
 * answers with `offline` when it can't be reached; nothing of it is kept on the device.
 */
export type SignIns = {
  /** Asks for the current one (`wrong_credentials`) and ends every other sign-in of this person. `weak_password`. */
  changePassword(form: { currentPassword: string; password: string }): Promise<Result<void>>
  /** A link by which that person sets a new password, once. For admins; earlier links stop working. */
  createReset(personId: string): Promise<Result<ResetLink>>
  /** Where someone is signed in: oneself, or for admins someone they manage. */
  devices(personId: string): Promise<Result<readonly Device[]>>
  endDevice(device: { personId: string; id: string }): Promise<Result<void>>
  /** For admins: what can still be used, and what was made in the last 30 days. */
  invitations(): Promise<Result<readonly SentInvitation[]>>
  revokeInvitation(id: string): Promise<Result<void>>
}
