import './writeback-strip.css'
import { Check, CircleSlash, Clock, FileText, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Session } from '../../../core/domain/session/session.ts'
import type { Writeback } from '../../../core/domain/write-up/writeback.ts'
import { useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { openDialog } from '../../state/route/session-screen.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Icon, type LucideIcon } from '../../ui/marks/icon.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { useReopenedWriteback, useWritebackOf } from './use-writeback.ts'
import { WritebackActions } from './writeback-actions.tsx'
import { behindWords, untoldOf, waitsFor, writebackLine, type WritebackLine } from './writeback-line.ts'
import { writebackWords as words } from './writebacks.words.ts'

const signs: Record<WritebackLine['sign'], LucideIcon> = {
  waiting: Clock,
  working: LoaderCircle,
  done: Check,
  problem: TriangleAlert,
  left: CircleSlash,
}

/** What a writeback says now, as a line. */
export const useWritebackLine = (writeback: Writeback): WritebackLine => {
  const now = useNow(10_000)
  const isOffline = useSignedIn((state) => state.connection.kind !== 'online')
  const { youIn } = useNames()
  return writebackLine(writeback, { isOffline, nameOf: youIn, timeOf: (at) => smartTime(at, now) })
}

/** A line's icon, coloured by what it means. */
export const WritebackSign = ({ line }: { line: WritebackLine }) => (
  <span className={`writeback-sign writeback-sign-${line.tone}`}>
    <Icon icon={signs[line.sign]} size={14} />
  </span>
)

/**
 * How far a session's note is on its way to the ticket, above its timeline. Says what to do when nothing goes on, and never
 * calls a session resolved whose ticket isn't.
 */
export const WritebackStrip = ({ session }: { session: Session }) => {
  const { writeUp, writeback } = useWritebackOf(session)
  const earlier = useReopenedWriteback(session)
  const myId = useSignedIn((state) => state.identity.personId)
  const isConnected = useConnections()?.some(({ state }) => state !== 'removed') === true
  if (writeback !== null) return <Strip writeback={writeback} session={session} />
  if (earlier !== null) return <Strip writeback={earlier} session={session} isEarlier />
  const isLocal = writeUp !== null && writeUp.writebackId === null
  const waits = waitsFor(session, writeUp)
  if (waits !== null) {
    const isLookedUp = waits.kind === 'unchecked'
    return (
      <section
        className={`writeback-strip ${isLookedUp ? '' : 'writeback-strip-amber'}`.trim()}
        aria-label={words.title}
      >
        {isLookedUp && (
          <span className="writeback-sign">
            <Icon icon={Clock} size={14} />
          </span>
        )}
        <p className="writeback-strip-text" role="status">
          {isLookedUp ? words.waitingForTicket(waits.number) : words.waitingForChoice(waits.number)}
        </p>
        {session.ownerId === myId && (
          <Button size="sm" onClick={() => openDialog({ kind: 'ticket', sessionId: session.id })}>
            {words.pickTicket}
          </Button>
        )}
      </section>
    )
  }
  // Of one that goes on, the lane says that no ticket is linked.
  if (isLocal && isConnected && session.status === 'resolved') {
    const isMissing = untoldOf(session, writeUp) === 'missing'
    return (
      <section
        className={`writeback-strip ${isMissing ? 'writeback-strip-amber' : ''}`.trim()}
        aria-label={words.title}
      >
        <span className="writeback-sign">
          <Icon icon={isMissing ? TriangleAlert : FileText} size={14} />
        </span>
        <p className="writeback-strip-text" role="status">
          {isMissing && session.psaTicketId !== null ? words.localMissing(session.psaTicketId) : words.local}
        </p>
        {session.ownerId === myId && (
          <Button size="sm" onClick={() => openDialog({ kind: 'ticket', sessionId: session.id })}>
            {words.link}
          </Button>
        )}
      </section>
    )
  }
  const isMissing =
    session.status === 'resolved' &&
    session.writeUpId === null &&
    session.linkedTicketId !== null &&
    session.psaTicketId !== null &&
    session.ownerId === myId
  if (!isMissing || session.psaTicketId === null) return null
  return (
    <section className="writeback-strip writeback-strip-amber" aria-label={words.title}>
      <p className="writeback-strip-text">{words.notWritten(session.psaTicketId)}</p>
      <Button size="sm" onClick={() => openDialog({ kind: 'write-up', sessionId: session.id })}>
        {words.write}
      </Button>
    </section>
  )
}

const Strip = ({
  writeback,
  session,
  isEarlier = false,
}: {
  writeback: Writeback
  session: Session
  /** It is about how the session ended before it was reopened. */
  isEarlier?: boolean | undefined
}) => {
  const line = useWritebackLine(writeback)
  const behind = behindWords(session, { writeUp: null, writeback })
  return (
    <section className={`writeback-strip writeback-strip-${line.tone}`} aria-label={words.title}>
      <WritebackSign line={line} />
      <p className="writeback-strip-text" role="status" dir="auto">
        {behind !== null && (
          <>
            <strong>{behind.text}</strong> ·{' '}
          </>
        )}
        {isEarlier && `${words.beforeReopened} `}
        {line.lead}
        {line.rest.length > 0 && <span className="text-muted"> · {line.rest.join(' · ')}</span>}
      </p>
      <WritebackActions writeback={writeback} ownerId={session.ownerId} />
    </section>
  )
}
