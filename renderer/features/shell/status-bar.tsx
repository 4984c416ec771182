import {
  ArrowUp,
  Check,
  CircleAlert,
  ClockAlert,
  Cloud,
  CloudOff,
  LockOpen,
  RefreshCw,
  Unplug,
} from 'lucide-react'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { keysLabel } from '../../state/keys/key-match.ts'
import { showOverlay } from '../../state/route/shell.ts'
import { useShortcuts } from '../../state/keys/shortcuts.ts'
import { fullTime } from '../../language/relative-time.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { Kbd, KeyHint } from '../../ui/buttons/kbd.tsx'
import { Tooltip } from '../../ui/buttons/tooltip.tsx'
import { NotifySign, QuietSign } from '../notifications/notify-warning.tsx'
import { offeredKeys } from './offered-keys.ts'
import { clockWords, connectionStateWords, statusWords, syncWords } from './shell.words.ts'
import { useNetwork } from './use-network.ts'
import { sendingWords } from '../shared/shared.words.ts'

const Connection = () => {
  const desk = useDesk()
  const connection = useSignedIn((state) => state.connection)
  const words = connectionStateWords(connection, useNow(60_000), useNetwork())
  if (connection.kind === 'online') {
    return (
      <span className="status-bar-item status-bar-green">
        <Icon icon={Cloud} size={14} />
        {words}
      </span>
    )
  }
  if (connection.kind === 'connecting') {
    return (
      <span className="status-bar-item">
        <Icon icon={RefreshCw} size={14} />
        {words}
      </span>
    )
  }
  return (
    <Tooltip label={statusWords.connectNow} side="top">
      <button type="button" className="status-bar-item status-bar-amber" onClick={() => desk.reconnect()}>
        <Icon icon={CloudOff} size={14} />
        {words}
      </button>
    </Tooltip>
  )
}

/** That others can read along, or that nothing is sent at all, for as long as that is so. */
const ServerSign = () => {
  const { connection, shell } = useDesktop().info
  if (connection === 'private') return null
  const sentence = (
    <>
      <Icon icon={connection === 'open' ? LockOpen : Unplug} size={14} />
      {statusWords.connections[connection]}
    </>
  )
  // A browser has no settings for where its page comes from.
  if (shell === 'web') return <span className="status-bar-item status-bar-note">{sentence}</span>
  return (
    <a
      className="status-bar-item status-bar-note"
      href={connection === 'open' ? '#/settings' : '#/settings/diagnostics'}
    >
      {sentence}
    </a>
  )
}

/** Up to three keys for what is on the screen. */
const Keys = () => {
  const shortcuts = useShortcuts((state) => state.shortcuts)
  const shown = offeredKeys(shortcuts)
  return (
    <div className="status-bar-keys">
      <div className="status-bar-offered">
        {shown.map(({ id, keys, label }) => (
          <span key={id} className="status-bar-item">
            <Kbd>{keysLabel(keys)}</Kbd>
            {label}
          </span>
        ))}
      </div>
      <button
        type="button"
        className="status-bar-item"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={() => showOverlay('shortcuts')}
      >
        <KeyHint keys="?" />
        {statusWords.shortcuts}
      </button>
    </div>
  )
}

/** Always visible: the connection, what is not sent yet, what was rejected, the last sync. */
export const StatusBar = () => {
  const connection = useSignedIn((state) => state.connection)
  const synced = useSignedIn((state) => state.synced)
  const lastSyncAt = useSignedIn((state) => state.lastSyncAt)
  const waiting = useSignedIn((state) => state.waiting)
  const files = useSignedIn((state) => state.filesWaiting)
  const sending = sendingWords(waiting, files, useSignedIn((state) => state.rejected).length)
  const clock = clockWords(useSignedIn((state) => state.clockSkew))
  useNow(30_000)
  // Read on each render: once the server has told us its time, an earlier value would be off by the difference.
  const now = useDesk().now()
  const sent = waiting === 0 && files === 0
  return (
    <footer className="status-bar" aria-label={statusWords.label}>
      <Connection />
      {sending.unsent !== null && (
        <span className="status-bar-item">
          <Icon icon={sent ? Check : ArrowUp} size={14} />
          {sending.unsent}
        </span>
      )}
      {sending.rejected !== null && (
        <a className="status-bar-item status-bar-red" href="#/rejected">
          <Icon icon={CircleAlert} size={14} />
          {sending.rejected}
        </a>
      )}
      <span
        className="status-bar-item status-bar-sync"
        title={lastSyncAt === null ? undefined : fullTime(lastSyncAt)}
      >
        <span>{syncWords({ connection, synced, lastSyncAt }, now)}</span>
      </span>
      <ServerSign />
      <QuietSign />
      <NotifySign />
      {clock !== null && (
        <span className="status-bar-item status-bar-note" title={clock}>
          <Icon icon={ClockAlert} size={14} />
          <span className="text-cut">{clock}</span>
        </span>
      )}
      <Keys />
    </footer>
  )
}
