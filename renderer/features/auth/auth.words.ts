import { isolated } from '../../../core/domain/text/text.ts'
import { counted, plural } from '../../../core/domain/text/plural.ts'
import type { ResetTarget } from '../../../core/protocol/auth.ts'
import type { Role } from '../../../core/domain/people/person.ts'
import type { LeftBehind, LostWork } from '../../data/contract/desk-state.ts'
import { lostCounts } from '../shared/shared.words.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** How a role reads inside a sentence. */
const roleName: Record<Role, string> = {
  viewer: 'a viewer',
  engineer: 'an engineer',
  admin: 'an admin',
  owner: 'an owner',
}

/** Every sentence on the screens for people who aren't signed in. */
export const authWords = inLanguage('authWords', {
  server: (url: string) => `Server: ${url}`,
  changeServer: 'Change',
  noKeychain: 'This system has no keychain, so you’ll sign in again each time Baton starts.',

  workspace: 'Workspace',
  workspaceHint: 'Usually your company’s name.',
  name: 'Your name',
  email: 'Email',
  password: 'Password',
  newPasswordHint: 'At least 10 characters. A few random words work well.',
  invitation: 'Invitation',
  invitationHint: 'Paste the code or the whole link.',

  setupTitle: 'Create your workspace',
  setupLead: 'This server is new. You’ll be the owner, and you can invite your team next.',
  setupCode: 'Setup code',
  setupCodeHint: 'It’s in the server’s output, and in the file setup-code in its data folder.',
  setup: 'Create workspace',
  settingUp: 'Creating…',
  workspaceExists: 'Already have a workspace?',

  joinTitle: 'Join your team',
  joinLead: 'Tell us your name and email, choose a password, and you’re in.',
  joinWorkspace: (workspace: string): string => `Join ${isolated(workspace)}`,
  invitedBy: (inviter: string, role: Role, until: string): string =>
    `${isolated(inviter)} invited you as ${roleName[role]}. The invitation is valid until ${until}.`,
  otherServer: (theirs: string, ours: string): string =>
    `This invitation is from ${theirs}, and Baton is connected to ${ours}. Open the link in a browser, or change the server below first.`,
  join: 'Join',
  joining: 'Joining…',
  haveAccount: 'Already have an account?',

  resetTitle: 'Set a new password',
  resetLead: 'Paste the link an admin sent you, and choose a new password.',
  resetFor: ({ name, accountName, createdByName }: ResetTarget, until: string) =>
    `For ${isolated(name)} in ${isolated(accountName)}. ${
      createdByName === null ? 'Created on the server' : `${isolated(createdByName)} created this link`
    }; it’s valid until ${until}. You’ll be signed out on every other device.`,
  resetCode: 'Link',
  newPassword: 'New password',
  reset: 'Set password and sign in',
  resetting: 'Setting…',
  rememberIt: 'Remember your password?',
  forgot: 'Forgot your password?',
  forgotHow: 'Ask an admin for a link, then',
  withResetLink: 'use the link',

  signInTitle: 'Sign in',
  signInLead: 'Use the email and password you chose when you joined.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  invited: 'Have an invitation?',
  withInvitation: 'Join your team',
  tryAgain: 'Try again',
  startEmpty: 'Start with an empty device',
  /** What was waiting here when someone last used Baton, and isn't here any more. */
  missing: ({ name, ...work }: LostWork): string =>
    `${lostCounts(work)} from ${isolated(name)} hadn’t been sent when Baton was last open here, and can’t be found on this device now. Its data was cleared or damaged. Sign in to see what reached the server.`,
  /** What someone who signed out left on this device, and what happens to it. */
  left: ({ name, waiting, filesWaiting, rejected }: LeftBehind): string => {
    const unsent = waiting + filesWaiting
    const parts = [
      waiting > 0 ? counted(waiting, 'action') : '',
      filesWaiting > 0 ? counted(filesWaiting, 'file') : '',
    ].filter((part) => part !== '')
    return [
      unsent > 0
        ? `${parts.join(' and ')} from ${isolated(name)} ${plural(unsent, 'hasn’t', 'haven’t')} been sent yet. ${plural(unsent, 'It sends', 'They send')} automatically when ${isolated(name)} signs in here again.`
        : '',
      rejected > 0
        ? `${counted(rejected, 'rejected action')} from ${isolated(name)} ${plural(rejected, 'stays', 'stay')} on this device until ${isolated(name)} signs in here again.`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' ')
  },
})

/** What is wrong with a field, said below it. */
export const authErrors = inLanguage('authErrors', {
  noWorkspace: 'Give the workspace a name, such as your company’s.',
  noName: 'Enter your name, the way your team knows you.',
  longName: 'Use 80 characters or fewer.',
  noEmail: 'Enter your email address.',
  badEmail: 'Enter a valid email address.',
  noPassword: 'Enter your password.',
  shortPassword: 'Use at least 10 characters.',
  longPassword: 'Use 200 characters or fewer.',
  noCode: 'Paste the invitation code or link.',
})

/** What is asked for a proxy between this computer and the server. */
export const proxyWords = inLanguage('proxyWords', {
  title: 'Your network asks who you are',
  why: (place: string, again: boolean) =>
    again
      ? `The proxy ${place} didn’t accept that. Check the name and the password.`
      : `The proxy ${place} wants a name and a password before it lets Baton reach its server. They’re those of your network, not of Baton.`,
  name: 'Name',
  nameMissing: 'Enter the name that your network knows you by.',
  password: 'Password',
  kept: 'Kept until Baton quits, and only given to this proxy.',
  submit: 'Sign in',
  cancel: 'Stay offline',
})
