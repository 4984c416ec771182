import { isolated } from '../../../core/domain/text/text.ts'
import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import { smartTime } from '../../language/relative-time.ts'
import type { ConnectionStatus, LostWork, ReadyState } from '../../data/contract/desk-state.ts'
import { lostCounts } from '../shared/shared.words.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of the frame around the screens. */
export const shellWords = inLanguage('shellWords', {
  skip: 'Skip to content',
  claimed: 'Claimed. It’s yours now.',
  notYourClaim: 'That notification was for someone else, so nothing was claimed.',
  search: 'Search sessions or type a command',
  mySettings: (name: string) => `${isolated(name)}, settings`,
  mainNavigation: 'Main',
  backTo: (place: string) => `Back to ${place}`,
  goTo: (place: string) => `Go to ${place}`,
  unfinished: (count: number) => `${numberText(count)} unfinished`,
  parked: (count: number) => `${numberText(count)} parked`,
  needAttention: (count: number) =>
    `${counted(count, 'writeback')} ${plural(count, 'needs', 'need')} attention`,
  unseen: (count: number) => `${numberText(count)} unread`,

  screenFailed: 'Something went wrong on this screen',
  screenFailedBody:
    'Nothing you typed is lost: it’s saved on this device. Try again, or go to another screen.',
  windowFailed: 'Something went wrong in this window',
  windowFailedBody:
    'Nothing you typed is lost: it’s saved on this device. Try again. If it happens again, turn off page translation and browser extensions for this page.',
  reload: 'Reload',
  tryAgain: 'Try again',
  starting: 'Starting Baton…',
  noStorage: 'Baton couldn’t open its storage',
  noStorageBody:
    'Baton saves your work on this device, but can’t reach its storage. Free up disk space or leave private browsing, then try again. Nothing has been deleted.',

  nothingToUndo:
    'Nothing to undo. Notes and steps are a record, so they stay. To edit your own, select one and press M.',
  undoLast: 'Undo the last action, while its message is showing',
})

/** Pages that replace the whole window. */
export const blockedWords = inLanguage('blockedWords', {
  elsewhereTitle: 'Baton is open in another window',
  elsewhere:
    'That window isn’t answering, or it runs another version of Baton. Use Baton here instead, or reload that window. Nothing you typed there is lost.',
  takeOver: 'Use Baton here',

  deactivatedTitle: 'You no longer have access',
  deactivated: (unsent: number) =>
    `An admin ended your access to this workspace. If that’s a mistake, ask them to reactivate you, then sign in again.${
      unsent > 0
        ? ` ${counted(unsent, 'action')} not sent yet ${plural(unsent, 'stays', 'stay')} on this device until then.`
        : ''
    }`,
  signInAgain: 'Sign in again',

  signedInAs: (name: string) => `You’re signed in as ${isolated(name)}`,
  alreadyIn: (accountName: string, name: string, unsent: number) =>
    `Invitations are for people who are new to a workspace, and you’re already in ${isolated(accountName)}.${
      unsent > 0
        ? ` If you sign out, ${counted(unsent, 'action')} not sent yet ${plural(unsent, 'stays', 'stay')} on this device until ${isolated(name)} signs in here again.`
        : ''
    }`,
  staySignedIn: 'Stay signed in',
  signOutAndJoin: 'Sign out and use the invitation',
  resetWhileIn: 'This link sets a new password. Sign out to use it, or change your own password in Settings.',
  signOutAndReset: 'Sign out and set a new password',
})

/** Problems that affect the whole desk, in the banner across the top. */
export const deskProblemWords = inLanguage('deskProblemWords', {
  outdated: 'This version of Baton is too old for the server.',
  outdatedNext:
    'Update Baton to send your work. You can keep working: everything is saved on this device until then.',
  reload: 'Reload',
  full: 'This device is out of space.',
  fullNext:
    'Baton can’t save anything more until you free up disk space. Keep this window open: what you type stays in it.',
  notStoring: 'This device isn’t saving what you type.',
  notStoringNext:
    'Keep this window open. Baton keeps trying; if this stays, copy your text and restart Baton.',
  lost: 'Data on this device was cleared or damaged.',
  lostWork: ({ name, ...work }: LostWork): string => {
    const count = work.waiting + work.filesWaiting + work.drafts
    return `${lostCounts(work)} from ${isolated(name)} hadn’t been sent and ${plural(count, 'is', 'are')} gone. Check the sessions, and enter what’s missing again.`
  },
  lostRead: 'OK',
  paused: 'Sending is paused.',
  tryAgain: 'Try again',
})

/** The status bar. */
export const statusWords = inLanguage('statusWords', {
  label: 'Status',
  connectNow: 'Try to connect now',
  shortcuts: 'Shortcuts',
  connections: { open: 'This connection isn’t encrypted', off: 'Not connecting to a server' },
})

/** A device clock may be off by this much before it is worth mentioning, in milliseconds. */
const quietSkew = 2 * 60_000

/** `Connected`, `Connecting…`, or since when there is no connection. With a network, it is the server that can't be reached. */
export const connectionStateWords = inLanguage(
  'connectionStateWords',
  (connection: ConnectionStatus, now: number, network = false): string => {
    if (connection.kind === 'online') return 'Connected'
    if (connection.kind === 'connecting') return 'Connecting…'
    return `${network ? 'Can’t reach the server' : 'Offline'} since ${smartTime(connection.lostAt, now)}`
  },
)

/** `Up to date` while connected, otherwise when the last sync was. */
export const syncWords = inLanguage(
  'syncWords',
  (state: Pick<ReadyState, 'lastSyncAt' | 'synced' | 'connection'>, now: number): string => {
    if (state.lastSyncAt === null)
      return state.connection.kind === 'offline' ? 'Not synced yet' : 'Syncing for the first time…'
    if (!state.synced && state.connection.kind === 'online') return 'Syncing…'
    // While connected, changes arrive by themselves: the time of the last one would only look as if it were stuck.
    if (state.connection.kind === 'online') return 'Up to date'
    return `Last synced ${smartTime(state.lastSyncAt, now)}`
  },
)

/** How far off the device's clock is; null while it doesn't matter. */
export const clockWords = inLanguage('clockWords', (skew: number): string | null => {
  if (Math.abs(skew) <= quietSkew) return null
  const minutes = Math.round(Math.abs(skew) / 60_000)
  const far =
    minutes < 60
      ? `${minutes} min`
      : minutes < 2880
        ? `${Math.round(minutes / 6) / 10} h`
        : `${Math.round(minutes / 1440)} d`
  return `Clock is ${far} ${skew > 0 ? 'fast' : 'slow'}; times are corrected`
})

/** The number of waiting escalations, for screen readers. */
export const escalationsWords = inLanguage('escalationsWords', (count: number): string =>
  count === 0 ? 'No escalations waiting' : counted(count, 'escalation waiting', 'escalations waiting'),
)

/** What the tray's menu says, and the notifications about it. */
export const trayWords = inLanguage('trayWords', {
  quietUntil: (time: string): string => `Do not disturb until ${time}`,
  notQuiet: 'Do not disturb couldn’t be turned on',
  stillQuiet: 'Do not disturb couldn’t be turned off',
})
