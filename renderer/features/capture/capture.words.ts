import type { CaptureKind } from '../../../core/bridge/capture.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of quick capture and of its hotkeys in the settings. */
export const captureWords = inLanguage('captureWords', {
  title: 'Quick capture',
  actions: 'Actions',
  what: 'What to capture',
  kinds: { note: 'Note', session: 'New session', park: 'Park' } satisfies Record<CaptureKind, string>,
  text: {
    note: 'Note',
    session: 'What’s wrong?',
    park: 'Note for whoever picks it up',
  } satisfies Record<CaptureKind, string>,
  example: {
    note: 'What you saw, tried or were told. Paste a screenshot.',
    session: 'Outlook won’t sync after the migration…',
    park: 'Waiting for the vendor’s driver.',
  } satisfies Record<CaptureKind, string>,
  submit: { note: 'Add note', session: 'Start session', park: 'Park' } satisfies Record<CaptureKind, string>,
  into: 'Session',
  current: 'open now',
  remind: 'Remind me',
  dateAndTime: 'Date and time',
  close: 'Close',
  noteMissing: 'Write a note or paste a screenshot first.',
  sessionMissing: 'Describe what’s wrong, in your own words.',
  stillReading: 'This session is still being read. Try again in a moment.',
  noSession: 'You have no open session. Choose “New session” to start one with what you wrote.',
  noneToPark: 'None of your sessions can be parked now. Add a note instead, or start a session.',
  goneClosed: (title: string): string =>
    `${isolated(title)} was closed in the meantime. Choose another session.`,
  goneToPark: (title: string): string => `You can’t park ${isolated(title)} now. Choose another session.`,
  goneUnknown: 'The session you wrote this for isn’t on this device anymore. Choose another session.',
  goneTitle: 'No longer here',
  viewer: 'You’re a viewer, and viewers can’t change anything. What you wrote stays here as a draft.',
  noted: (title: string): string => `Added to ${isolated(title)}.`,
  started: (title: string): string => `Started ${isolated(title)}.`,
  startedWithout: (title: string, why: string): string =>
    `Started ${isolated(title)}, but the rest isn’t in it yet. ${why} Try again to add the rest as a note.`,
  parked: (title: string): string => `Parked ${isolated(title)}.`,
  offline: 'It’s saved on this device and sends automatically when you’re back online.',
  signedOut: 'Sign in to capture',
  signedOutBody: 'What you wrote earlier is still a draft. Sign in to Baton, then open quick capture again.',
  open: 'Open Baton',
})
