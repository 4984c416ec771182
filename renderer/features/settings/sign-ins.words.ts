import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
/** Changing one's own password. */
export const passwordWords = inLanguage('passwordWords', {
  section: 'Password and devices',
  label: 'Password',
  labelHint: 'Changing it signs you out on every other device.',
  change: 'Change password…',
  title: 'Change your password',
  current: 'Current password',
  next: 'New password',
  hint: 'At least 10 characters. A few random words work well.',
  others: 'You’ll be signed out on every other device. This one stays signed in.',
  submit: 'Change password',
  noCurrent: 'Enter your current password.',
  tooShort: 'Use at least 10 characters.',
  tooLong: 'Use 200 characters or fewer.',
  changed: 'Password changed. Your other devices are signed out.',
})

/** Where someone is signed in. */
export const deviceWords = inLanguage('deviceWords', {
  yours: 'Signed-in devices',
  of: (name: string) => `Devices of ${isolated(name)}`,
  /** A device as the server names it: `Chrome on Windows`, `Unknown program`. */
  name: (device: string) => device,
  this: 'This device',
  seen: 'Last seen',
  since: 'signed in',
  end: 'Sign out',
  endName: (device: string) => `Sign out ${device}`,
  ended: (device: string) => `Signed out on ${device}.`,
  none: 'Not signed in anywhere.',
  loading: 'Loading…',
  retry: 'Try again',
  done: 'Done',
  manage: 'Signed-in devices…',
})

/** A link that resets someone's password. */
export const resetWords = inLanguage('resetWords', {
  make: 'New password link…',
  title: (name: string) => `New password for ${isolated(name)}`,
  lead: (name: string) =>
    `Create a link and send it to ${isolated(name)}. They use it to choose a new password, which signs them out everywhere else.`,
  replaces: 'Earlier links for this person stop working.',
  create: 'Create link',
  link: 'Link',
  passOn: (name: string, until: string) =>
    `Send this to ${isolated(name)} and no one else. It works once, until ${until}, and won’t be shown again.`,
  done: 'Done',
  more: (name: string) => `Actions for ${isolated(name)}`,
})

/** Invitations that were sent. */
export const sentInvitationWords = inLanguage('sentInvitationWords', {
  title: 'Invitations',
  columns: { role: 'For', by: 'Invited by', state: 'Status', action: 'Action' },
  anyone: 'anyone',
  expires: 'Expires',
  expired: 'Expired',
  usedBy: (name: string) => `Used by ${isolated(name)}`,
  revoked: 'Revoked',
  revoke: 'Revoke',
  revokeThe: (role: string) => `Revoke the invitation for ${role}`,
  done: 'Invitation revoked.',
  none: 'No invitations in the last 30 days.',
})
