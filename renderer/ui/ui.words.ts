import { inLanguage } from '../language/catalogue.ts'
import { isApple } from '../state/keys/key-press.ts'

/** What the primitives say themselves. */
export const uiWords = inLanguage('uiWords', {
  priorities: {
    low: { letter: 'L', name: 'Low priority' },
    normal: { letter: 'N', name: 'Normal priority' },
    high: { letter: 'H', name: 'High priority' },
    urgent: { letter: 'U', name: 'Urgent' },
  },
  savedOn: { device: 'On this device, not sent yet', sent: 'Sent' },
  messages: 'Messages',
  dismiss: 'Dismiss',
  next: 'Next',
  previous: 'Previous',
  open: 'Open',
})

/** What is printed on a key, by its English name. */
export const keyWords = inLanguage('keyWords', {
  Ctrl: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
  Enter: 'Enter',
  Esc: 'Esc',
  Space: 'Space',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
})

const named = keyWords as Readonly<Record<string, string>>

/** Keys as they are printed on the keyboards of this window's language: `Ctrl K`, `Strg K`. Apple's have Ctrl everywhere. */
export const keyText = (keys: string): string =>
  keys
    .split(' ')
    .map((key) => (key === 'Ctrl' && isApple() ? key : (named[key] ?? key)))
    .join(' ')
