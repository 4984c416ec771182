import type { Result } from '../../../core/domain/document/problem.ts'
import type { Device, ResetLink, SentInvitation } from '../../../core/protocol/auth.ts'

/**
 * Lets a signed-in person manage passwords, devices and invitations. Only the server can do this, so every call answers
 * `offline` if it can't be reached; nothing is stored on the device.
 */
export type SignIns = {
  /**
   * Requires the current password (`wrong_credentials`) and ends all of this person's other sign-ins. `weak_password`.
   */
  changePassword(form: { currentPassword: string; password: string }): Promise<Result<void>>
  /** A link with which that person can set a new password, once. For admins; earlier links stop working. */
  createReset(personId: string): Promise<Result<ResetLink>>
  /** Where a person is signed in: the caller or, for admins, someone they manage. */
  devices(personId: string): Promise<Result<readonly Device[]>>
  endDevice(device: { personId: string; id: string }): Promise<Result<void>>
  /** For admins: invitations that can still be used, and those created in the last 30 days. */
  invitations(): Promise<Result<readonly SentInvitation[]>>
  revokeInvitation(id: string): Promise<Result<void>>
}
