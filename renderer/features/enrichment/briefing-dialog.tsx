import './enrichment.css'
import { NotebookText, Sparkles } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Briefing } from '../../../core/domain/enrichment/briefing.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useSessionHandoffs } from '../../data/react/use-handoffs.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { SessionSubtitle } from '../clients/session-subtitle.tsx'
import { AskAgain } from './ask-again.tsx'
import { ClaimList } from './claims.tsx'
import { toConfirm } from './claimed-by-me.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { ConfirmationLine } from './confirmation-line.tsx'
import { enrichmentWords } from './enrichment.words.ts'
import { MadeBy } from './made-by.tsx'
import { SessionEvidence } from './session-evidence.tsx'
import { useBriefing } from './use-briefing.ts'

const words = enrichmentWords.briefing

/** After this long someone has begun to read. Milliseconds. */
const beginsAfter = 4000

/** What the claimer of a session reads first, in half a minute: what happened, what is ruled out, what to do, what was promised. */
export const BriefingDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const handoffs = useSessionHandoffs(session.id)
  const latest = handoffs?.toSorted((a, b) => b.createdAt - a.createdAt)[0]
  return latest === undefined ? null : (
    <OpenBriefing session={session} handoff={latest} handoffs={handoffs ?? []} onClose={onClose} />
  )
}

const OpenBriefing = ({
  session,
  handoff,
  handoffs,
  onClose,
}: {
  session: Session
  handoff: Handoff
  handoffs: readonly Handoff[]
  onClose: () => void
}) => {
  const desk = useDesk()
  const me = useMe()
  const [begun, setBegun] = useState(false)
  const { briefing, isWhole, newer, waiting, isMaking, show } = useBriefing(session, handoff, begun)
  const confirms = toConfirm(session, handoffs, me?.id ?? null, desk.now())
  const place = useRef<HTMLDivElement | null>(null)
  const isHere = briefing !== undefined
  useEffect(() => {
    if (!isHere) return undefined
    const timer = setTimeout(() => setBegun(true), beginsAfter)
    return () => clearTimeout(timer)
  }, [isHere])
  const begin = () => setBegun(true)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      icon={NotebookText}
      subtitle={<SessionSubtitle session={session} />}
      onKeyDown={begin}
      footer={
        <Button hint="Esc" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <SessionEvidence session={session} before={onClose}>
        {/* Reading begins with whatever someone does in it. */}
        <div
          className={isHere ? 'briefing' : 'briefing briefing-awaited'}
          ref={place}
          onPointerDown={begin}
          onWheel={begin}
        >
          {waiting !== null && (
            <Banner
              tone="accent"
              icon={Sparkles}
              actions={
                <Button size="sm" onClick={show}>
                  {words.show}
                </Button>
              }
            >
              {words.made}
            </Banner>
          )}
          {isMaking && (
            <p className="text-muted" role="status">
              {words.making}
            </p>
          )}
          {!isWhole && <p className="text-muted">{words.offlinePart}</p>}
          {newer > 0 && (
            <p className="assessment-newer" role="status">
              {words.newer(newer)}
            </p>
          )}
          {briefing === undefined ? (
            <p className="text-muted" aria-busy="true">
              {words.reading}
            </p>
          ) : (
            <BriefingView
              briefing={briefing}
              again={
                // Only what the server made can be redone; what is on this device is there without it.
                handoff.briefing !== null &&
                handoff.pickup?.mode === 'briefing' && (
                  <AskAgain handoffId={handoff.id} what="briefing" made={handoff.briefing} newer={newer} />
                )
              }
            />
          )}
        </div>
      </SessionEvidence>
      {confirms !== null && <ConfirmForm handoff={confirms} onDismiss={null} />}
      {confirms === null && <ConfirmationLine confirmation={handoff.confirmation} />}
    </Dialog>
  )
}

/** A briefing's claims under their headings, and who made it. */
export const BriefingView = ({ briefing, again }: { briefing: Briefing; again?: ReactNode }) => {
  const { happened, ruledOut, first, promised } = briefing
  const isEmpty = [happened, ruledOut, first, promised].every((claims) => claims.length === 0)
  return (
    <>
      {isEmpty && <p className="text-muted">{words.nothing}</p>}
      <ClaimList title={words.happened} claims={happened} />
      <ClaimList title={words.ruledOut} claims={ruledOut} />
      <ClaimList title={words.first} claims={first} ordered />
      <ClaimList title={words.promised} claims={promised} />
      <MadeBy made={briefing} again={again} />
    </>
  )
}
