import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import type { Http } from '../wire/auth-client.ts'
import type { OpenSocket } from '../wire/connection.ts'
import type { Storages } from './kept/storages.ts'
import type { OpenPicture } from '../files/fit-image.ts'
import type { KeyValue } from '../store/own/key-value.ts'
import type { KeyHolder } from './keys/key-holder.ts'
import type { FirstToTell } from './telling/first-to-tell.ts'
import type { Aside } from '../store/sealing/aside.ts'

/** Everything a desk needs from the outside world. */
export type DeskParts = {
  /** The server's address without a trailing slash, '' for the page's own; also used in database names. */
  serverUrl: string
  storages: Storages
  openPicture: OpenPicture
  http: Http
  openSocket: OpenSocket
  /** How long the server may take to answer a request, in milliseconds; 15 s by default. */
  requestTimeoutMs?: number
  clock: () => number
  /** Ids that sort by time. */
  newId: () => string
  desktop: Pick<DesktopApi, 'signIn' | 'showToast' | 'closeToast' | 'onResume'>
  memory: KeyValue
  /** Where the keys are that seal everything on this device; null where nothing can be sealed. */
  keys: KeyHolder | null
  /** A second place on this device, for when the databases fail. */
  aside: Aside
  /** Whether the device stores nothing at all at the moment. */
  takesNothing?: () => Promise<boolean>
  /** Where several windows each have a desk of their own: which of them raises a notification. */
  isFirstToTell?: FirstToTell | undefined
  /** Calls back when the network returns. */
  onOnline?: (listener: () => void) => () => void
  /** Ends what is still told on this device when Baton isn't open there. */
  endPushes?: (() => Promise<void>) | undefined
  /** For failures that are reported nowhere else. */
  onError?: (error: unknown, where: string) => void
}
