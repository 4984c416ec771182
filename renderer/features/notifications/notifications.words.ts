import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of the notifications screen and of the messages that announce them. */
export const notificationWords = inLanguage('notificationWords', {
  title: 'Notifications',
  unread: 'Unread',
  heldUntil: (time: string) => `Held until ${time}`,
  newCount: (count: number) => `${count} new`,
  markAll: 'Mark all as read',
  none: 'You’re all caught up',
  noneBody:
    'You’ll see escalations you can claim, what becomes of your own, mentions, and reminders for parked sessions.',
  open: 'Open',

  cannot: 'Baton can’t notify you while it’s hidden.',
  notAsked: 'This browser hasn’t asked for your permission yet.',
  blocked: 'This browser blocks notifications. Allow them for this page in its site settings.',
  unsupported: 'This browser doesn’t support notifications. Keep Baton in view, or use the desktop app.',
  allow: 'Allow notifications',
  notNow: 'Not now',
  askLead: 'Hear about handoffs while Baton is hidden.',
  askWhy: 'Baton notifies you when someone escalates, claims what you handed over, or mentions you.',
  dismiss: 'Dismiss',
  quietUntil: (time: string) => `Quiet until ${time}`,
  quiet: 'Your quiet hours: what comes is held, unless its priority breaks through.',
  doNotDisturbUntil: (time: string) => `Do not disturb until ${time}`,
  endDoNotDisturb: 'End do not disturb',
  cannotShort: 'Can’t notify you',
})
