import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** How messages reach a place, by the form of its address. */
const forms: Record<string, string> = {
  webhook: 'incoming webhook',
  bot: 'bot',
  message: 'workflow',
  card: 'workflow, card only',
}

/** The strings of the screen on which people choose how they are told, and admins where the workspace is. */
export const channelWords = inLanguage('channelWords', {
  tab: 'Channels',
  offline:
    'You’re offline. These settings are on the server, so they can be read and changed once you’re back online.',
  reading: 'Asking the server…',
  couldNotSave: (why: string): string => `Couldn’t save: ${why}`,

  you: 'How you’re notified when Baton isn’t open',
  youHint: 'While Baton is open, it notifies you itself. These reach you elsewhere.',
  viewer: 'Viewers aren’t notified of escalations.',
  email: 'Email',
  emailTo: (address: string): string => `To ${address}`,
  noMail: 'This server doesn’t send mail. An admin can set that up with SMTP_URL (see the README).',
  push: 'Push',
  pushHint: (devices: number): string =>
    devices === 0 ? 'To phones and browsers you allow. None yet.' : `To ${counted(devices, 'device')}`,
  after: (label: string): string => `When to use ${label}`,
  afterOptions: [
    { value: '0', label: 'At once' },
    { value: '2', label: 'If not seen for 2 min' },
    { value: '5', label: 'If not seen for 5 min' },
    { value: '10', label: 'If not seen for 10 min' },
    { value: '30', label: 'If not seen for 30 min' },
  ],
  afterOther: (minutes: number): string => `If not seen for ${numberText(minutes)} min`,
  afterHint: 'Sent at once if Baton isn’t open, or if it’s urgent.',
  test: 'Send a test',
  testSent: (label: string): string => `Test sent by ${label.toLowerCase()}.`,
  noLinks:
    'The server doesn’t know its own address, so its messages have no links. An admin can set PUBLIC_URL.',

  devices: 'Devices',
  thisDevice: 'Push to this device',
  thisDeviceHint: 'On an iPhone or iPad, add Baton to the Home Screen first.',
  allow: 'Allow push here',
  allowed: 'Push is on for this device.',
  denied: 'This browser blocks notifications from Baton. Allow them in its site settings, then try again.',
  noPush:
    'This browser can’t receive push notifications. Open Baton in Chrome, Edge, Firefox or Safari at its https address.',
  noService: 'Couldn’t reach the browser’s push service. Push doesn’t work on a closed network.',
  added: (time: string): string => `Added ${time}`,
  /** What a device is called until someone looks. */
  deviceName: (browser: string | undefined, system: string | undefined): string =>
    `${browser ?? 'Browser'} on ${system ?? 'a device'}`,
  remove: 'Remove',
  removeName: (name: string): string => `Remove ${name}`,

  dutyReminder: 'Before your duty begins',
  dutyReminderHint: 'Once, in Baton and on your channels, even in quiet hours.',
  dutyReminderOptions: [
    { value: 'never', label: 'Don’t tell me' },
    { value: '15', label: '15 min before' },
    { value: '30', label: '30 min before' },
    { value: '60', label: '1 h before' },
    { value: '720', label: '12 h before' },
    { value: '1440', label: 'A day before' },
  ],
  dutyReminderOther: (minutes: number): string => `${numberText(minutes)} min before`,

  quiet: 'Quiet hours',
  quietHint:
    'Notifications are held, in Baton and on your channels, and arrive together when quiet hours end. While you’re on duty, whatever is for your team or asks for you by name comes through, also during do not disturb.',
  zone: 'Time zone',
  zoneHere: (zone: string): string => `Use this device’s: ${zone}`,
  quietLines: { none: 'No quiet hours.', add: 'Add quiet hours', remove: 'Remove these quiet hours' },
  working: 'Working hours',
  workingHint: 'If you set any, the time outside them is quiet.',
  workingLines: { none: 'Any hour.', add: 'Add working hours', remove: 'Remove these working hours' },
  from: 'From',
  to: 'Until',
  days: 'Days',
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  dayLetters: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  nextDay: 'next day',
  doNotDisturb: 'Do not disturb',
  doNotDisturbUntil: (time: string): string => `Until ${time}`,
  doNotDisturbOff: 'Off',
  dndOptions: [
    { value: '1', label: 'For 1 hour' },
    { value: '4', label: 'For 4 hours' },
    { value: '12', label: 'For 12 hours' },
  ],
  startDnd: 'Start',
  endDnd: 'End now',
  breaksThrough: 'Breaks through',
  breaksThroughHint: 'Escalations that reach you anyway.',
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },

  workspace: 'Where the workspace is notified',
  workspaceHint: 'Channels everyone reads, and systems that take webhooks.',
  none: 'Nowhere yet. Add a Slack or Teams channel, or a webhook.',
  add: 'Add…',
  kinds: { slack: 'Slack', teams: 'Microsoft Teams', webhook: 'Webhook' },
  forms,
  from2: {
    low: 'All escalations',
    normal: 'Normal and above',
    high: 'High and urgent',
    urgent: 'Urgent only',
  },
  testName: (name: string): string => `Test ${name}`,
  testing: 'Testing…',
  tested: (name: string): string => `Test sent to ${name}. Check that it arrived.`,
  log: 'Log',
  logName: (name: string): string => `Log of ${name}`,
  edit: 'Edit…',
  editName: (name: string): string => `Edit ${name}`,
  neverUsed: 'Nothing sent yet',
  lastStates: {
    queued: (time: string): string => `Queued for ${time}`,
    held: (time: string): string => `Held ${time} ago`,
    handed_over: (time: string): string => `Last handed over ${time} ago`,
    delivered: (time: string): string => `Last delivered ${time} ago`,
    seen: (time: string): string => `Last seen ${time} ago`,
    suppressed: (time: string): string => `Not sent ${time} ago`,
    failed: (time: string): string => `Last failed ${time} ago`,
  },
  off: 'Off',
  rotating: (time: string): string => `Events are also signed with the old secret until ${time}.`,
})

/** The dialogs in which admins add and change a channel or system. */
export const destinationWords = inLanguage('destinationWords', {
  addTitle: 'Add a channel or system',
  editTitle: (name: string): string => `Edit ${name}`,
  kind: 'Kind',
  name: 'Name',
  nameHint: 'Where it is, such as #service-desk.',
  url: 'Address',
  urlKept: 'Leave it empty to keep the stored address.',
  slackVia: 'Send with',
  slackVias: { webhook: 'Incoming webhook', bot: 'Bot' },
  slackHint:
    'In Slack: Apps, Incoming WebHooks, Add to Slack. Copy the address that begins with https://hooks.slack.com.',
  slackBotHint:
    'A bot updates its message when someone claims, and when a claim comes back. While someone is still needed, its replies show in the whole channel. It needs the chat:write scope, and has to be in the channel.',
  token: 'Bot token',
  channel: 'Channel ID',
  teamsHint:
    'In Teams: the channel’s menu, Workflows, “Send webhook alerts to a channel”. Copy its address. The workflow belongs to the account that creates it, so use one that will stay.',
  teamsForm: 'What the workflow expects',
  teamsForms: { message: 'Message', card: 'Card only' },
  teamsFormHint: 'Teams’ own template expects a message. If the test doesn’t arrive, try the card.',
  webhookHint:
    'Baton posts signed events there (Standard Webhooks). The secret is shown once after you save.',
  lowest: 'Which escalations',
  save: 'Save',
  saved: (name: string): string => `Saved ${name}. Test it now.`,
  secretTitle: 'Webhook secret',
  secret: 'Secret',
  secretBody: 'Copy it to the receiver now. It won’t be shown again; if you lose it, create a new one.',
  close: 'Done',
  rotate: 'New secret',
  rotated: 'Events are also signed with the old secret for a day, so that the receiver can switch.',
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeBody: (name: string): string =>
    `${name} no longer hears of escalations, and its log is deleted. People are still notified as before.`,
  remove: 'Remove',
  removed: (name: string): string => `Removed ${name}.`,
})

/** What was sent to one channel or system. */
export const logWords = inLanguage('logWords', {
  title: (name: string): string => `Sent to ${name}`,
  none: 'Nothing sent yet.',
  replay: 'Send again',
  close: 'Close',
  replayed: 'Sent again under the same ID.',
  tries: (count: number): string => counted(count, 'try', 'tries'),
  nextTry: (time: string): string => `Next try ${time}`,
})
