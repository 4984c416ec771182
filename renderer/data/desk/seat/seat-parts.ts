import type { DesktopApi } from '../../../../core/bridge/desktop-api.ts'
import type { Attachment } from '../../../../core/domain/files/attachment.ts'
import type { Problem, Result } from '../../../../core/domain/document/problem.ts'
import type { Identity } from '../../../../core/protocol/auth.ts'
import type { ReadyState } from '../../contract/desk-state.ts'
import type { Arrival, HowTold, Readable } from '../../contract/desk.ts'
import type { AskServer } from '../../contract/asked.ts'
import type { Psa } from '../../contract/psa.ts'
import type { JudgeStorage } from '../../contract/storage-problem.ts'
import type { FileViews } from '../../files/file-views.ts'
import type { Files } from '../../files/files.ts'
import type { OpenPicture } from '../../files/fit-image.ts'
import type { SourceFile } from '../../files/prepare-file.ts'
import type { ContentsViews } from '../../lists/contents.ts'
import type { FreshIds } from '../../lists/fresh-ids.ts'
import type { LiveQueries } from '../../lists/live-query.ts'
import type { ServerSearch } from '../../lists/server-search.ts'
import type { Outbox } from '../../outbox/outbox.ts'
import type { Search } from '../../search/search.ts'
import type { Aside } from '../../store/sealing/aside.ts'
import type { Cipher } from '../../store/sealing/cipher.ts'
import type { Drafts } from '../../store/own/drafts.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import type { Preferences } from '../../store/own/preferences.ts'
import type { AuthClient, Http } from '../../wire/auth-client.ts'
import type { OpenSocket } from '../../wire/connection.ts'
import type { SaidBoard } from '../../wire/said-board.ts'
import type { PresenceBoard } from '../../wire/presence.ts'
import type { FirstToTell } from '../telling/first-to-tell.ts'
import type { NotificationBoard } from '../telling/notification-board.ts'
import type { OpenedSessions } from './opened-sessions.ts'
import type { PersonStorages } from '../kept/storages.ts'
import type { WaitingMarker } from '../kept/waiting-marker.ts'

/** What the seat knows about itself. */
export type SeatState = Omit<ReadyState, 'phase' | 'identity'>

/** Everything that runs while one person is signed in on this device. */
export type Seat = {
  state: Readable<SeatState>
  now(): number
  pendingKeys: Readable<ReadonlySet<string>>
  outbox: Pick<Outbox, 'act' | 'request' | 'discard'>
  board: NotificationBoard
  howTold: Readable<HowTold>
  kept: KeptValues
  drafts: Drafts
  preferences: Preferences
  opened: OpenedSessions
  files: Files
  search: Pick<Search, 'search' | 'similarTo'>
  searchServer: ServerSearch
  psa: Psa
  askServer: AskServer
  keepFile(file: SourceFile): Promise<Result<Attachment>>
  acknowledgeLost(): void
  /** More of theirs was found to be lost. */
  lostMore(): void
  /** Tries to connect now: the machine woke up, or the person asked. */
  retryNow(): void
  /** Stops everything at once and closes the databases. */
  close(end?: SeatEnd): Promise<void>
}

/** Why a seat closes: to start over, or because its person leaves. Both delete the pulled data. */
export type SeatEnd = { startsOver?: boolean; leaves?: boolean }

export type SeatParts = {
  /** Names the databases: one pair per server, account and person. */
  scope: string
  identity: Identity
  storages: PersonStorages
  /** Seals what is kept apart from the databases; null where nothing can be sealed. */
  cipher: Cipher | null
  aside: Aside
  marker: WaitingMarker
  judge: JudgeStorage
  http: Http
  openPicture: OpenPicture
  /** Which files are on screen. */
  files: Pick<FileViews, 'inUse' | 'changed'>
  presence: PresenceBoard
  said: SaidBoard
  contents: Pick<ContentsViews, 'attach' | 'changed'>
  auth: AuthClient
  openSocket: OpenSocket
  requestTimeoutMs?: number
  live: LiveQueries
  desktop: Pick<DesktopApi, 'showToast' | 'closeToast'>
  isFirstToTell?: FirstToTell | undefined
  clock: () => number
  newId: () => string
  fresh: Pick<FreshIds, 'take'>
  arrived: (arrival: Arrival) => void
  /** The server no longer lets this person in. */
  ended: (why: Problem) => void
  /** The pulled data belongs to another history: the seat has to be reopened without it. */
  otherHistory: () => void
  /** Something of the pulled data can't be read any more. */
  damaged: (error: unknown) => void
  onError: (error: unknown, where: string) => void
}

/** Where drafts that can't be stored are kept aside. */
export const unsavedKey = (scope: string): string => `baton-unsaved:${scope}`
/** Where choices that are being stored are kept aside. */
export const chosenKey = (scope: string): string => `baton-chosen:${scope}`
