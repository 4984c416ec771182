import { smartTime } from '../../ui/relative-time.ts'
import type { ConnectionStatus, ReadyState } from '../../data/contract/desk-state.ts'
import { counted, numberText } from '../../../core/domain/plural.ts'

/** A device's clock may be this far off before it is worth a word, milliseconds. */
const quietSkew = 2 * 60_000

/** `Connected`, `Connecting…`, or since when it is offline; with a network it is the server that cannot be reached. */
export const connectionWords = (connection: ConnectionStatus, now: number, network = false): string => {
  if (connection.kind === 'online') return 'Connected'
  if (connection.kind === 'connecting') return 'Connecting…'
  return `${network ? 'Server not reachable' : 'Offline'} since ${smartTime(connection.lostAt, now)}`
}

/** What is on this device alone: actions, and images that follow them. Not everything was sent where some were rejected. */
export const waitingWords = (waiting: number, images: number, rejected = 0): string => {
  const pictures = counted(images, 'image')
  if (waiting === 0)
    return images === 0 ? (rejected > 0 ? 'Sent,' : 'Everything sent') : `${pictures} waiting to send`
  return `${numberText(waiting)} waiting to send${images === 0 ? '' : `, and ${pictures}`}`
}

/** `Last sync now` within a minute of it while connected, else when it was. */
export const syncWords = (
  state: Pick<ReadyState, 'lastSyncAt' | 'synced' | 'connection'>,
  now: number,
): string => {
  if (state.lastSyncAt === null) return state.connection.kind === 'offline' ? 'Not synced yet' : 'First sync…'
  if (!state.synced && state.connection.kind === 'online') return 'Syncing…'
  if (state.connection.kind === 'online' && now - state.lastSyncAt < 60_000) return 'Last sync now'
  return `Last sync ${smartTime(state.lastSyncAt, now)}`
}

/** How far off the clock is, in words; null while it does not matter. */
export const clockWords = (skew: number): string | null => {
  if (Math.abs(skew) <= quietSkew) return null
  const minutes = Math.round(Math.abs(skew) / 60_000)
  const far =
    minutes < 60
      ? `${minutes} min`
      : minutes < 2880
        ? `${Math.round(minutes / 6) / 10} h`
        : `${Math.round(minutes / 1440)} d`
  return `Clock ${far} ${skew > 0 ? 'ahead' : 'behind'}, times are corrected`
}

/** The spoken form of the queue's count. */
export const escalationsWords = (count: number): string =>
  count === 0 ? 'No escalations wait' : counted(count, 'escalation waits', 'escalations wait')
