import './handoff-actions.css'
import { ArrowRight, Eye, Hand, Play, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Problem } from '../../../../core/domain/document/problem.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { canWork } from '../../../../core/domain/people/person.ts'
import { isolated } from '../../../../core/domain/text/text.ts'
import { asOpened } from '../../../../core/domain/handoff/ownership.ts'
import { useDesk, useSignedIn, useNow } from '../../../data/react/use-desk.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import { useOnlookers } from '../../../data/react/use-presence.ts'
import { go } from '../../../state/route/route.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { LookButton } from '../../policies/look-button.tsx'
import { lookersSentence } from '../../presence/presence-words.ts'
import { useAct } from '../../shared/sessions/use-act.ts'
import { claimStandOf, type ClaimStand } from './claim-stand.ts'
import { contextWords as words } from './context.words.ts'
import { Pickup } from './pickup.tsx'
import { tellWithdrawn } from '../status/tell-withdrawn.ts'

/** What its reader can do with a handoff: claim, withdraw, resume, pick up, or why none of that. */
export const HandoffActions = ({
  handoff,
  session,
  branches,
  nameOf,
  rejection,
  onRejected,
}: {
  handoff: Handoff
  session: Session | null
  branches: readonly Branch[]
  nameOf: (id: string) => string
  /** What the server answered to a claim that it rejected. */
  rejection: Problem | null
  onRejected: (problem: Problem | null) => void
}) => {
  const me = useMe()
  const people = usePeople()
  const now = useNow(1000)
  const connection = useSignedIn((state) => state.connection)
  /** The server has said yes; the handoff says so a moment later, or already has. */
  const [won, setWon] = useState(false)
  /** It was claimed from here, with a button that is about to be gone. */
  const [asked, setAsked] = useState(false)
  if (me === null) return null
  const stand = claimStandOf(asOpened(handoff, people), me, now, connection, nameOf, (at) =>
    smartTime(at, now),
  )
  if (stand.kind === 'pick_up') {
    return (
      <Pickup handoff={handoff} session={session} branches={branches} nameOf={nameOf} takeFocus={asked} />
    )
  }
  return (
    <Actions
      handoff={handoff}
      session={session}
      stand={stand}
      nameOf={nameOf}
      won={won}
      onAsk={() => setAsked(true)}
      onWon={() => setWon(true)}
      rejection={rejection}
      onRejected={onRejected}
    />
  )
}

const Actions = ({
  handoff,
  session,
  stand,
  nameOf,
  won,
  onAsk,
  onWon,
  rejection,
  onRejected,
}: {
  handoff: Handoff
  session: Session | null
  stand: Exclude<ClaimStand, { kind: 'pick_up' }>
  nameOf: (id: string) => string
  won: boolean
  onAsk: () => void
  onWon: () => void
  rejection: Problem | null
  onRejected: (problem: Problem | null) => void
}) => {
  const claimable = stand.kind === 'can_claim' || stand.kind === 'offline'
  const rivals = useRivals(handoff)
  // Someone who came too late reads that in the banner above.
  const gone = rejection?.kind === 'already_claimed'
  const lost = rejection !== null && claimable && !gone ? rejection.message : null
  /** How often it was claimed in vain without a connection; then the sentence that says why is said again, as a problem. */
  const [waited, setWaited] = useState(0)
  const waits = waited > 0 && stand.kind === 'offline'
  const isProblem = lost !== null || waits
  const warned = lost === null && stand.kind === 'can_claim' && !won && !gone && rivals.length > 0
  return (
    <footer className="handoff-actions">
      <p
        // Anew each time, so that it is read each time.
        key={waits ? waited : 0}
        className={`handoff-actions-say${isProblem ? ' handoff-actions-lost' : ''}${warned ? ' handoff-actions-rivals' : ''}`}
        role={isProblem ? 'alert' : undefined}
        id="handoff-stand"
      >
        {warned && <Icon icon={Eye} size={14} />}
        {lost ??
          (gone
            ? words.someoneElse(rejection.by === undefined ? null : nameOf(rejection.by))
            : sentenceOf(stand, won, rivals))}
      </p>
      <div className="handoff-actions-buttons">
        {session !== null && <OpenSession sessionId={session.id} filled={stand.kind === 'mine'} />}
        {stand.kind === 'own' && stand.mayWithdraw && <Withdraw handoff={handoff} />}
        {stand.kind === 'own' && handoff.intent === 'park' && session?.status === 'paused' && (
          <Resume sessionId={session.id} />
        )}
        {claimable && !gone && !won && <LookButton handoff={handoff} />}
        {claimable && !gone && (
          <Claim
            handoffId={handoff.id}
            isOffline={stand.kind === 'offline'}
            onOffline={() => setWaited((times) => times + 1)}
            won={won}
            onAsk={onAsk}
            onWon={onWon}
            onRejected={onRejected}
          />
        )}
      </div>
    </footer>
  )
}

/** The names of the others who are looking at it and could claim it too; empty while that isn't known. */
const useRivals = (handoff: Handoff): readonly string[] => {
  const ids = useOnlookers(handoff.sessionId, handoff.id)
  const people = usePeople()
  return (ids ?? []).flatMap((id) => {
    const person = people.get(id)
    return person !== undefined && canWork(person) && id !== handoff.handedOffBy
      ? [isolated(person.name)]
      : []
  })
}

const sentenceOf = (
  stand: Exclude<ClaimStand, { kind: 'pick_up' }>,
  won: boolean,
  rivals: readonly string[],
): string => {
  switch (stand.kind) {
    case 'can_claim':
      if (won) return words.claimed
      return rivals.length === 0 ? stand.message : words.rivals(lookersSentence(rivals, words.lookingToo))
    case 'offline':
      return words.offline(stand.message)
    case 'mine':
      return words.pickedUp
    default:
      return stand.message
  }
}

const Claim = ({
  handoffId,
  isOffline,
  onOffline,
  won,
  onAsk,
  onWon,
  onRejected,
}: {
  handoffId: string
  isOffline: boolean
  /** It was claimed without a connection: its screen says why that can't be. */
  onOffline: () => void
  won: boolean
  onAsk: () => void
  onWon: () => void
  onRejected: (problem: Problem | null) => void
}) => {
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  const busy = asking || won
  const claim = async () => {
    if (busy) return undefined
    if (isOffline) return onOffline()
    setAsking(true)
    onAsk()
    onRejected(null)
    const result = await desk.request('handoff.claim', { handoffId })
    setAsking(false)
    return result.ok ? onWon() : onRejected(result.problem)
  }
  useShortcut('c', () => void claim(), { label: words.claim, scope: 'handoff' })
  return (
    <Button
      variant="primary"
      icon={Hand}
      hint="C"
      aria-disabled={busy || isOffline}
      aria-describedby="handoff-stand"
      onClick={() => void claim()}
    >
      {asking ? words.claiming : words.claim}
    </Button>
  )
}

const Withdraw = ({ handoff }: { handoff: Handoff }) => {
  const desk = useDesk()
  const act = useAct()
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  const withdraw = async () => {
    if (await act('handoff.withdraw', { handoffId: handoff.id })) await tellWithdrawn(desk, handoff, offline)
  }
  useShortcut('w', () => void withdraw(), { label: words.withdrawCommand, scope: 'handoff' })
  return (
    <Button icon={Undo2} hint="W" onClick={() => void withdraw()}>
      {words.withdraw}
    </Button>
  )
}

const Resume = ({ sessionId }: { sessionId: string }) => {
  const act = useAct()
  const resume = async () => {
    if (await act('session.resume', { sessionId })) go(`/sessions/${sessionId}`)
  }
  useShortcut('u', () => void resume(), { label: words.resume, scope: 'handoff' })
  return (
    <Button variant="primary" icon={Play} hint="U" onClick={() => void resume()}>
      {words.resume}
    </Button>
  )
}

const OpenSession = ({ sessionId, filled }: { sessionId: string; filled: boolean }) => {
  const open = () => go(`/sessions/${sessionId}`)
  useShortcut('o', open, { label: words.openSessionCommand, scope: 'handoff' })
  return (
    <Button variant={filled ? 'primary' : 'default'} icon={ArrowRight} hint="O" onClick={open}>
      {words.openSession}
    </Button>
  )
}
