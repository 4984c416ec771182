import './handoff-actions.css'
import { ArrowRight, Hand, Play, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Branch } from '../../../core/domain/branch.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'
import type { Problem } from '../../../core/domain/problem.ts'
import type { Session } from '../../../core/domain/session.ts'
import { useDesk, useDeskState, useMe, useNow } from '../../data/hooks.ts'
import { go } from '../../state/route.ts'
import { useShortcut } from '../../state/shortcuts.ts'
import { toast } from '../../state/toasts.ts'
import { Button } from '../../ui/button.tsx'
import { smartTime } from '../../ui/relative-time.ts'
import { useAct } from '../sessions/use-act.ts'
import { claimStandOf, takenBack, type ClaimStand } from './claim-words.ts'
import { Pickup } from './pickup.tsx'

/** What can be done with a handoff by who reads it: claim, withdraw, resume, pick up, or why nothing can be. */
export const HandoffActions = ({
  handoff,
  session,
  branches,
  nameOf,
}: {
  handoff: Handoff
  session: Session | null
  branches: readonly Branch[]
  nameOf: (id: string) => string
}) => {
  const me = useMe()
  const now = useNow(1000)
  const connection = useDeskState((state) => state.connection)
  /** The server has said yes; the handoff says so a moment later. */
  const [won, setWon] = useState(false)
  if (me === null) return null
  const stand = claimStandOf(handoff, me, now, connection, nameOf, (at) => smartTime(at, now))
  if (stand.kind === 'pick_up') {
    return <Pickup handoff={handoff} session={session} branches={branches} nameOf={nameOf} takeFocus={won} />
  }
  return <Actions handoff={handoff} session={session} stand={stand} won={won} onWon={() => setWon(true)} />
}

const Actions = ({
  handoff,
  session,
  stand,
  won,
  onWon,
}: {
  handoff: Handoff
  session: Session | null
  stand: Exclude<ClaimStand, { kind: 'pick_up' }>
  won: boolean
  onWon: () => void
}) => {
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const claimable = stand.kind === 'can_claim' || stand.kind === 'offline'
  // Who lost reads what the server said, also after the handoff itself says so.
  const lost = refusal !== null && (claimable || refusal.kind === 'already_claimed') ? refusal.message : null
  return (
    <footer className="handoff-actions">
      <p
        className={lost === null ? 'handoff-actions-say' : 'handoff-actions-say handoff-actions-lost'}
        role={lost === null ? undefined : 'alert'}
        id="handoff-stand"
      >
        {lost ?? sentenceOf(stand, won)}
      </p>
      <div className="handoff-actions-buttons">
        {session !== null && <OpenSession sessionId={session.id} filled={stand.kind === 'mine'} />}
        {stand.kind === 'own' && handoff.intent === 'escalate' && <Withdraw handoffId={handoff.id} />}
        {stand.kind === 'own' && handoff.intent === 'park' && session?.status === 'paused' && (
          <Resume sessionId={session.id} />
        )}
        {claimable && (
          <Claim
            handoffId={handoff.id}
            waits={stand.kind === 'offline' ? stand.message : null}
            won={won}
            onWon={onWon}
            onRefused={setRefusal}
          />
        )}
      </div>
    </footer>
  )
}

const sentenceOf = (stand: Exclude<ClaimStand, { kind: 'pick_up' }>, won: boolean): string => {
  switch (stand.kind) {
    case 'can_claim':
      return won
        ? 'Claimed. Getting the session…'
        : 'Claiming makes this session yours; everybody sees that you have it.'
    case 'mine':
      return 'You have picked this up.'
    default:
      return stand.message
  }
}

const Claim = ({
  handoffId,
  waits,
  won,
  onWon,
  onRefused,
}: {
  handoffId: string
  /** Why it cannot be done now, or null. */
  waits: string | null
  won: boolean
  onWon: () => void
  onRefused: (problem: Problem | null) => void
}) => {
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  const busy = asking || won
  const claim = async () => {
    if (busy) return
    if (waits !== null) {
      toast(waits, { tone: 'amber' })
      return
    }
    setAsking(true)
    onRefused(null)
    const result = await desk.request('handoff.claim', { handoffId })
    setAsking(false)
    if (result.ok) onWon()
    else onRefused(result.problem)
  }
  useShortcut('c', () => void claim(), { label: 'Claim', scope: 'Handoff' })
  return (
    <Button
      variant="primary"
      icon={Hand}
      hint="C"
      aria-disabled={busy || waits !== null}
      aria-describedby="handoff-stand"
      onClick={() => void claim()}
    >
      {asking ? 'Claiming…' : 'Claim'}
    </Button>
  )
}

const Withdraw = ({ handoffId }: { handoffId: string }) => {
  const act = useAct()
  const offline = useDeskState((state) => state.connection.state !== 'online')
  const withdraw = async () => {
    if (await act('handoff.withdraw', { handoffId })) toast(takenBack(offline))
  }
  useShortcut('w', () => void withdraw(), { label: 'Withdraw the escalation', scope: 'Handoff' })
  return (
    <Button icon={Undo2} hint="W" onClick={() => void withdraw()}>
      Withdraw
    </Button>
  )
}

const Resume = ({ sessionId }: { sessionId: string }) => {
  const act = useAct()
  const resume = async () => {
    if (await act('session.resume', { sessionId })) go(`/sessions/${sessionId}`)
  }
  useShortcut('u', () => void resume(), { label: 'Resume', scope: 'Handoff' })
  return (
    <Button variant="primary" icon={Play} hint="U" onClick={() => void resume()}>
      Resume
    </Button>
  )
}

const OpenSession = ({ sessionId, filled }: { sessionId: string; filled: boolean }) => {
  const open = () => go(`/sessions/${sessionId}`)
  useShortcut('o', open, { label: 'Open the session', scope: 'Handoff' })
  return (
    <Button variant={filled ? 'primary' : 'default'} icon={ArrowRight} hint="O" onClick={open}>
      Open session
    </Button>
  )
}
