import { isolated } from '../../../core/domain/text/text.ts'
import type { ServerConnection, ToastOutcome } from '../../../core/bridge/desktop-api.ts'
import type { UpdateChannel } from '../../../core/bridge/updates.ts'
import type { Role } from '../../../core/domain/people/person.ts'
import { counted, plural } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of the settings: the tabs, this device, you, signing out. */
export const settingsWords = inLanguage('settingsWords', {
  title: 'Settings',
  tabs: {
    general: 'General',
    savedNotes: 'Saved notes',
    shortcuts: 'Shortcuts',
    people: 'People',
    connections: 'Connections',
    ai: 'AI',
    policies: 'Escalation',
    targets: 'Response targets',
    channels: 'Channels',
    diagnostics: 'Diagnostics',
  },

  thisDevice: 'This device',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  density: 'Density',
  densityHint: 'How closely lists and timelines are spaced.',
  clock: 'Clock',
  clockHint: 'How times are shown.',
  clocks: { system: 'Automatic', '12': '12-hour', '24': '24-hour' },
  densities: { regular: 'Regular', compact: 'Compact' },
  language: 'Language',
  languageHint: 'Changing it reloads the window. Notes for tickets and mail stay in English.',
  /** Languages are called by their own names, so that everyone finds theirs. */
  languages: { system: 'Automatic', en: 'English', de: 'Deutsch' },
  languageNotKept: 'This browser keeps nothing for Baton, so the language can’t be changed.',
  server: 'Server',
  serverHint: 'Changing it reloads the window.',
  changeServer: 'Change…',
  serverDecided: 'Your organization set this.',
  connections: {
    private: null,
    open: 'This connection isn’t encrypted: others on the network can read it.',
    off: 'Baton isn’t connecting to this server.',
  } satisfies Record<ServerConnection, string | null>,
  baton: 'Baton',
  storedFirst: 'Everything you type is saved on this device first.',
  noKeychain:
    'This system has no keychain, so you’ll sign in again each time Baton starts. Your work stays on this device.',

  notifications: 'Notifications on this device',

  you: 'You',
  name: 'Name',
  nameHint: 'How your team sees you on handoffs.',
  yourName: 'Your name',
  onlineOnly: 'You can change this when you’re online.',
  askAdmin: 'An admin can change this.',
  role: 'Role',
  workspace: 'Workspace',
  workspaceName: 'Workspace name',
  ticketLink: 'Ticket links',
  ticketLinkHint:
    'The address of a ticket in your ticket system, with {number} for its number. Ticket numbers become links for everyone. Leave it empty for none.',
  ticketLinkExample: (address: string) => `#48213 opens ${address}`,
  ticketLinkTooLong: 'That address is too long. Use one of at most 500 characters.',
  ticketLinkSaved: 'Saved. Ticket numbers are links now.',
  ticketLinkOff: 'Saved. Ticket numbers are plain text now.',
  save: 'Save',

  signingOut: 'Sign out',
  signOutHere: 'This device',
  signOutHereHint: 'Anything not sent yet stays here until you sign in again.',
  signOutAll: 'All devices',
  signOutAllHint: 'For a lost laptop, or a browser you left signed in.',
})

/** Asking before signing out. */
export const signOutWords = inLanguage('signOutWords', {
  here: 'Sign out',
  everywhere: 'Sign out everywhere',
  hereMore: 'Sign out…',
  everywhereMore: 'Sign out everywhere…',
  hereTitle: 'Sign out?',
  everywhereTitle: 'Sign out everywhere?',
  hereLead: 'You’ll be signed out on this device only, and your workspace is removed from it.',
  everywhereLead:
    'You’ll be signed out right away on every device and in every browser, including this one. Use this if you’ve lost a device.',
  /** "3 actions and 1 file not sent yet, 2 rejected actions not reviewed." */
  left: (actions: number, files: number, rejected: number): string => {
    const unsent = [
      actions > 0 ? counted(actions, 'action') : '',
      files > 0 ? counted(files, 'file') : '',
    ].filter((part) => part !== '')
    return `${[
      unsent.length > 0 ? `${unsent.join(' and ')} not sent yet` : '',
      rejected > 0 ? `${counted(rejected, 'rejected action')} not reviewed` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`
  },
  staysUnsent:
    'This stays on this device and sends automatically when you sign in here again. Until then, no one else can see it.',
  staysRejected: 'This stays on this device until you sign in here again.',
  allSent: 'Everything on this device has been sent.',
})

/** Choosing another server. */
export const serverWords = inLanguage('serverWords', {
  title: 'Server',
  address: 'Address',
  addressHint:
    'Changing it reloads the window. Anything not sent yet stays on this device, for the server you wrote it on.',
  badAddress: 'That isn’t a server address. Enter one like https://baton.example.com.',
  failed: 'Couldn’t switch to that address. Check it for typos.',
  declined: 'You canceled the switch. Baton stays with its server.',
  submit: 'Use this server',
})

/** New versions of the desktop app. */
export const updatesWords = inLanguage('updatesWords', {
  label: 'Updates',
  channels: { stable: 'Stable', beta: 'Beta' } satisfies Record<UpdateChannel, string>,
  hint: 'Beta gets new versions earlier. They’re installed when you quit.',
  ready: (version: string) => `Baton ${version} is ready. It’s installed when you quit.`,
  restart: 'Restart to update',
})

/** Checking spelling with dictionaries. */
export const spellingWords = inLanguage('spellingWords', {
  label: 'Check spelling',
  hint: (languages: string) =>
    `Downloads dictionaries from Google (${languages}). What you write isn’t sent. From the next start of Baton.`,
  needsRestart: 'Takes effect when Baton starts again.',
})

/** Whether and how this device notifies. */
export const notificationSettingWords = inLanguage('notificationSettingWords', {
  label: 'System notifications',
  states: {
    granted: 'Escalations and reminders appear as browser notifications.',
    default: 'Baton hasn’t asked this browser yet. For now, notifications only appear inside Baton.',
    denied:
      'This browser blocks notifications, so the choices below have no effect. Allow notifications for this page in the browser’s site settings.',
    absent: 'This browser doesn’t support notifications, so they only appear inside Baton.',
    system: 'Escalations and reminders appear as system notifications, even while the window is hidden.',
  },
  allow: 'Allow notifications',
  test: 'Send a test',
  testTitle: 'This is how Baton notifies you',
  testBody: 'Click a notification to open what it’s about.',
  unavailable: 'Not available',
  outcomes: {
    shown: 'Test notification sent.',
    suppressed: 'Do not disturb is on, so your system isn’t showing notifications.',
    denied: 'Notifications aren’t allowed.',
    failed: 'Your system couldn’t show it. Check its notification settings.',
  } satisfies Record<ToastOutcome, string>,
  choices: {
    escalation: {
      label: 'Escalations',
      hint: 'Someone needs help you can give, or a session needs a new owner.',
    },
    woke: { label: 'Reminders', hint: 'A session you parked is due.' },
    claimed: {
      label: 'What you handed over',
      hint: 'Someone claimed, resolved, or abandoned it, or no one has claimed it for too long.',
    },
    mention: {
      label: 'Mentions and questions',
      hint: 'Someone mentioned you or has a question for you, or the assistant answered yours later.',
    },
    sound: { label: 'Sound', hint: 'Play a sound with each notification.' },
  },
})

/** Roles as people see them. */
export const roleWord: Record<Role, string> = inLanguage('roleWord', {
  viewer: 'Viewer',
  engineer: 'Engineer',
  admin: 'Admin',
  owner: 'Owner',
})

export const roleHint: Record<Role, string> = inLanguage('roleHint', {
  viewer: 'can read',
  engineer: 'can work on sessions and hand them over',
  admin: 'can also manage people and connections',
  owner: 'can manage everything',
})

/** The people screen. */
export const peopleWords = inLanguage('peopleWords', {
  title: (active: number) => `People · ${active}`,
  columns: { name: 'Name', role: 'Role', team: 'Team', access: 'Access' },
  you: 'you',
  deactivated: 'Deactivated',
  roleOf: (name: string) => `Role of ${isolated(name)}`,
  teamOf: (name: string) => `Team of ${isolated(name)}`,
  noTeam: 'No team',
  invite: 'Invite',
  inviteSomeone: 'Invite someone',
  offline: 'You’re offline. You can invite and manage people when you’re back online.',
  deactivate: 'Deactivate',
  deactivateMore: 'Deactivate…',
  deactivateName: (name: string) => `Deactivate ${isolated(name)}`,
  reactivate: 'Reactivate',
  reactivateName: (name: string) => `Reactivate ${isolated(name)}`,
  deactivateTitle: (name: string) => `Deactivate ${isolated(name)}?`,
  deactivateLead:
    'They’ll be signed out everywhere and off duty right away. You can reactivate them at any time.',
  /** What is left behind when someone loses access: sessions they own, and escalations directed to them. */
  leaving: (name: string, owned: number, directed: number): string => {
    const parts = [
      owned > 0 ? `${isolated(name)} owns ${counted(owned, 'open session')}` : '',
      directed > 0
        ? `${counted(directed, 'escalation')} ${plural(directed, 'is', 'are')} directed to ${owned > 0 ? 'them' : isolated(name)}`
        : '',
    ].filter((part) => part !== '')
    return parts.length === 0
      ? `${isolated(name)} owns no open sessions, and no escalations are waiting for them.`
      : `${parts.join(', and ')}. Any engineer can take these over. Admins will be notified of each that isn’t escalated already.`
  },
})

/** The teams below the people. */
export const teamWords = inLanguage('teamWords', {
  title: 'Teams',
  noneToRead: 'There are no teams. Everyone shares one queue.',
  none: 'Everyone shares one queue. Add a team if some people should see their own handoffs first.',
  some: 'A team’s queue shows its own handoffs first. Everyone can still see all of them.',
  nameOf: (team: string) => `Name of team ${isolated(team)}`,
  nameOfNew: 'Name of the new team',
  newTeam: 'New team',
  add: 'Add team',
  taken: (name: string) => `There’s already a team called ${isolated(name)}. Choose another name.`,
})

/** Inviting someone. */
export const inviteWords = inLanguage('inviteWords', {
  title: 'Invite someone',
  role: 'Role',
  team: 'Team',
  noTeam: 'No team',
  validFor: 'Valid for',
  lifetimes: { day: '1 day', threeDays: '3 days', week: '7 days', month: '30 days' },
  email: 'Email (optional)',
  emailHint: 'If you enter one, only someone who signs up with that email can use the invitation.',
  emailPlaceholder: 'name@example.com',
  badEmail: 'Enter a valid email address, or leave this empty to let anyone use the invitation.',
  create: 'Create invitation',
  createdTitle: 'Invitation',
  forOne: (role: string) => `${role}, for one person`,
  link: 'Link',
  code: 'Code',
  copy: 'Copy',
  copyThe: (label: string) => `Copy ${label.toLowerCase()}`,
  copied: (label: string) => `${label} copied.`,
  noClipboard: 'Couldn’t use the clipboard. Select the text and copy it.',
  passOn: (until: string) =>
    `Send either one to the person you’re inviting. It works once, until ${until}, and won’t be shown again.`,
  another: 'Invite another',
  done: 'Done',
})

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

/** What the palette offers of the settings and other pages: its label, and other words that people look for it by. */
export const settingsCommandWords = inLanguage('settingsCommandWords', {
  pages: {
    channels: {
      label: 'Channels and quiet hours',
      words: 'do not disturb dnd mute silence notifications email slack',
    },
    'saved-notes': { label: 'Saved notes', words: 'snippets templates canned' },
    shortcuts: { label: 'Shortcuts', words: 'keys keyboard hotkeys' },
    connections: { label: 'Connections', words: 'psa ticket system integration' },
    ai: { label: 'AI', words: 'assistant model' },
    policies: { label: 'Escalation policy', words: 'rules who is told' },
    targets: { label: 'Response targets', words: 'sla due times' },
    people: { label: 'People and invitations', words: 'users members invite team roles' },
    diagnostics: { label: 'Diagnostics', words: 'log version support problem report' },
  },
  theme: (name: string): string => `Theme: ${name}`,
  themeWords: 'appearance colors mode',
  language: { label: 'Change the language', words: 'german english deutsch clock time' },
  calendar: { label: 'Calendar address of a schedule', words: 'ical ics subscribe on call duty' },
  rejected: { label: 'Show rejected actions', words: 'refused failed lost' },
  shift: { label: 'Hand over my shift', words: 'handover end of day leave' },
  password: 'credentials security',
  signOut: 'log out logout logoff lock',
})
