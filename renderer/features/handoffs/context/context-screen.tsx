import './context-screen.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../../../core/domain/document/problem.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Priority } from '../../../../core/domain/duty/priority.ts'
import {
  useBranches,
  useEntries,
  useFacts,
  useFixes,
  useSteps,
} from '../../../data/react/use-session-parts.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import { useDocument, usePendingDocuments } from '../../../data/react/use-documents.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useSessionHandoffs } from '../../../data/react/use-handoffs.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import { targetLeft } from '../../../../core/domain/handoff/ownership.ts'
import { EmptyState } from '../../../ui/screen/empty-state.tsx'
import { DetailPane } from '../../../ui/screen/panes.tsx'
import { Pill, type Tone } from '../../../ui/marks/pill.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { HeadOnlookers } from '../../presence/onlookers.tsx'
import { useLookAt } from '../../presence/use-look-at.ts'
import { useNames } from '../../shared/names/use-names.ts'
import { readableAt } from '../../../../core/domain/entry/entry.ts'
import { problemBeyondTitle } from '../../../../core/domain/text/text.ts'
import { contextWords as words } from './context.words.ts'
import { contextFacts, earlierNotes } from './context-facts.ts'
import {
  ContextSection,
  EarlierList,
  FixList,
  KnownList,
  NoteList,
  QuestionList,
  TriedList,
} from './context-sections.tsx'
import { WhoseLine } from '../../clients/whose-line.tsx'
import { PolicyLine } from '../../policies/policy-line.tsx'
import { PolicyPast } from '../../policies/policy-past.tsx'
import { policyLineWords } from '../../policies/policies.words.ts'
import { WritebackStrip } from '../../writebacks/writeback-strip.tsx'
import { TicketCard, useHasTicketCard } from '../../tickets/ticket-card.tsx'
import { canWork } from '../../../../core/domain/people/person.ts'
import { AssessmentLine } from '../../enrichment/assessment-line.tsx'
import { AssessmentSection } from '../../enrichment/assessment-section.tsx'
import { toConfirm } from '../../enrichment/claimed-by-me.ts'
import { ConfirmForm } from '../../enrichment/confirm-form.tsx'
import { ConfirmationLine } from '../../enrichment/confirmation-line.tsx'
import { evidenceIn, type Evidence } from '../../enrichment/evidence.ts'
import { KeptFromAi } from '../../enrichment/kept-from-ai.tsx'
import { EvidencePlaceContext, showOnScreen } from '../../enrichment/evidence-place.ts'
import { FoldedText } from '../../shared/text/folded-text.tsx'
import { sessionPath } from '../../shared/sessions/session-path.ts'
import { SessionStatusPill } from '../../shared/sessions/session-status-pill.tsx'
import { go } from '../../../state/route/route.ts'
import { ClaimLost } from './claim-lost.tsx'
import { HandoffActions } from './handoff-actions.tsx'
import { Ladder } from '../status/ladder.tsx'
import { isUnderway } from '../../../../core/domain/session/session.ts'
import { asOf, fixesOf, progressOf } from '../../../../core/domain/timeline/progress.ts'
import { handoffReasons as handoffReasonWords } from '../../../language/domain.words.ts'
import { contextOf } from '../../../language/steps.ts'
import { TicketLink } from '../../clients/ticket-link.tsx'
import { useSeenAgain } from '../../shared/sessions/use-seen-again.ts'
import { ToastsPlace } from '../../../ui/overlay/toasts.tsx'

const nothing: readonly never[] = []

/** How many entries the context is drawn from: more than anyone reads before opening the session itself. */
const entriesRead = 1000

const priorityTones: Record<Priority, Tone> = {
  low: 'neutral',
  normal: 'neutral',
  high: 'amber',
  urgent: 'red',
}

/** What someone reads before claiming a session: why it's here, what was tried, what is known; then how to pick it up. */
export const ContextScreen = ({ handoffId }: { handoffId: string }) => {
  const desk = useDesk()
  const handoff = useDocument('handoffs', handoffId)
  const here = handoff !== undefined && handoff !== null
  useEffect(() => {
    if (here) void desk.markHandoffSeen(handoffId)
  }, [desk, here, handoffId])
  useSeenAgain(handoff ?? null)

  if (handoff === undefined) return <section className="pane" aria-busy="true" aria-label={words.handoff} />
  if (handoff === null) {
    return (
      <section className="pane" aria-label={words.handoff}>
        <EmptyState title={words.notHere} body={words.notHereBody} />
      </section>
    )
  }
  return <OpenContext handoff={handoff} />
}

const OpenContext = ({ handoff }: { handoff: Handoff }) => {
  const { sessionId, snapshot } = handoff
  useLookAt('handoff', handoff.id)
  const session = useDocument('sessions', sessionId) ?? null
  const me = useMe()
  const entries = useEntries(sessionId, entriesRead) ?? nothing
  const branches = useBranches(sessionId) ?? nothing
  const facts = useFacts(sessionId) ?? nothing
  const steps = useSteps(sessionId) ?? nothing
  const allFixes = useFixes(sessionId) ?? nothing
  const now = useNow(5000)
  const people = usePeople()
  const { nameOf, youOr, youIn } = useNames()
  const onDevice = usePendingDocuments().has(`handoffs/${handoff.id}`)

  /** What the server answered to a claim that it rejected. */
  const [rejection, setRejection] = useState<Problem | null>(null)

  const until = asOf(handoff)
  const fixes = fixesOf(allFixes, until)
  // In a long session, the steps go further back than the entries loaded here.
  const all = useMemo(() => {
    const first = entries[0]
    return [...(first === undefined ? [] : steps.filter((step) => step.seq < first.seq)), ...entries]
  }, [entries, steps])
  const context = contextOf(all, branches, facts, until, until === null ? null : snapshot.branchMap)
  // With more entries than were loaded, the count would be wrong.
  const progress = entries.length < entriesRead ? progressOf(entries, until) : null
  const since =
    until === null ? 0 : entries.filter((entry) => readableAt(entry) > until && entry.event === null).length
  const earlier = earlierNotes(useSessionHandoffs(sessionId) ?? [], handoff)
  const escalated = handoff.intent === 'escalate'
  // A handoff that has ended shows how its session stands now, while it is this one that counts.
  const isCurrent = session?.openHandoffId === handoff.id || session?.sla?.handoffId === handoff.id
  const isOver = session !== null && !isUnderway(session.status)
  const sla = isOver
    ? null
    : isCurrent
      ? (session?.sla ?? null)
      : handoff.state === 'open'
        ? handoff.sla
        : null
  const problem = problemBeyondTitle(snapshot)
  const evidenceOf = useMemo(
    () => evidenceIn({ entries: all, branches, facts, fixes: allFixes }),
    [all, branches, facts, allFixes],
  )
  const place = useRef<HTMLDivElement | null>(null)
  const evidencePlace = useMemo(() => {
    const jump = ({ key, entryId }: Evidence) => {
      if (entryId === null && showOnScreen(place.current, key)) return
      go(sessionPath({ sessionId, ownerId: session?.ownerId ?? '', entryId }, me?.id ?? null))
    }
    return { evidenceOf, jump }
  }, [evidenceOf, place, sessionId, session?.ownerId, me?.id])
  const works = me !== null && canWork(me)

  return (
    <div className="context-wrap">
      <DetailPane
        title={snapshot.title}
        count={
          <>
            {snapshot.psaTicketId !== null && <TicketLink value={snapshot.psaTicketId} />}
            {escalated ? (
              <Pill tone={priorityTones[handoff.priority]}>
                <span aria-hidden="true">{words.priorities[handoff.priority]}</span>
                <span className="sr-only">{words.priority(words.priorities[handoff.priority])}</span>
              </Pill>
            ) : session === null || handoff.state === 'open' ? (
              <Pill tone="amber">{words.parked}</Pill>
            ) : (
              // It was parked; what it is now is its session's.
              <SessionStatusPill session={session} handoff={null} />
            )}
            {session !== null && <KeptFromAi session={session} />}
            {onDevice && <SavedOn state="device" />}
            <HeadOnlookers sessionId={sessionId} handoffId={handoff.id} />
          </>
        }
      >
        <div className="context-pane">
          <div className="context-ladder">
            <Ladder handoff={handoff} />
            {handoff.state === 'open' && <PolicyLine handoff={handoff} />}
          </div>
          {session !== null && handoff.state === 'open' && <WritebackStrip session={session} />}
          <ClaimLost handoff={handoff} rejection={rejection} nameOf={nameOf} />
          {/* It scrolls, so it needs to be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="context-scroll" tabIndex={0} role="region" aria-label={words.region}>
            <div className="context" data-evidence-place="" ref={place}>
              <WhoseLine about={snapshot} sla={sla} />
              <ul className="context-facts">
                {contextFacts(
                  handoff,
                  progress,
                  session?.createdAt ?? null,
                  now,
                  youIn,
                  targetLeft(handoff, people),
                ).map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
              <Confirmed handoff={handoff} session={session} me={me?.id ?? null} now={now} />
              <ContextSection title={escalated ? words.reason : words.note}>
                {handoff.reason !== null && (
                  <p className="context-reason">{handoffReasonWords[handoff.reason]}</p>
                )}
                {handoff.engineerNotes.trim() === '' ? (
                  handoff.reason === null && (
                    <p className="context-none">{escalated ? words.noReason : words.noNote}</p>
                  )
                ) : (
                  <FoldedText className="context-text context-why" text={handoff.engineerNotes} />
                )}
              </ContextSection>
              <AssessmentLine handoff={handoff} />
              {session !== null && <TicketSection session={session} />}
              {earlier.length > 0 && (
                <ContextSection title={words.earlier}>
                  <EarlierList handoffs={earlier} nameOf={youIn} now={now} />
                </ContextSection>
              )}
              {problem !== '' && (
                <ContextSection title={words.problem}>
                  <FoldedText text={problem} lines={4} />
                </ContextSection>
              )}
              {fixes.length > 0 && (
                <ContextSection title={words.fixes(fixes.length)}>
                  <FixList fixes={fixes} />
                </ContextSection>
              )}
              <div className="context-columns">
                <div className="context-side">
                  <ContextSection title={words.triedTitle}>
                    <TriedList lines={context.tried} />
                  </ContextSection>
                  {context.untried.length > 0 && (
                    <ContextSection title={words.untried}>
                      <TriedList lines={context.untried} />
                    </ContextSection>
                  )}
                </div>
                <div className="context-side">
                  <ContextSection title={words.known}>
                    <KnownList lines={context.known} />
                  </ContextSection>
                  {context.answered.length > 0 && (
                    <ContextSection title={words.answered}>
                      <QuestionList steps={context.answered} />
                    </ContextSection>
                  )}
                  {context.questions.length > 0 && (
                    <ContextSection title={words.questions}>
                      <QuestionList steps={context.questions} />
                    </ContextSection>
                  )}
                </div>
              </div>
              <EvidencePlaceContext value={evidencePlace}>
                <AssessmentSection
                  handoff={handoff}
                  facts={facts}
                  mayWrite={works}
                  ended={session?.status === 'resolved'}
                />
              </EvidencePlaceContext>
              {context.notes.length > 0 && (
                <ContextSection title={words.notes}>
                  <NoteList notes={context.notes} nameOf={youOr} />
                </ContextSection>
              )}
              {since > 0 && <p className="context-none">{words.addedSince(since)}</p>}
              {handoff.policy !== null && handoff.policy.past.length > 0 && (
                <ContextSection title={policyLineWords.history}>
                  <PolicyPast handoff={handoff} />
                </ContextSection>
              )}
            </div>
          </div>
          <ToastsPlace near />
          <HandoffActions
            handoff={handoff}
            session={session}
            branches={branches}
            nameOf={nameOf}
            rejection={rejection}
            onRejected={setRejection}
          />
        </div>
      </DetailPane>
    </div>
  )
}

/** What the claimer said they take over; until then, the claimer is asked for it once they have picked it up. */
const Confirmed = ({
  handoff,
  session,
  me,
  now,
}: {
  handoff: Handoff
  session: Session | null
  me: string | null
  now: number
}) => {
  const asks = session !== null && handoff.pickup !== null && toConfirm(session, [handoff], me, now) !== null
  return handoff.confirmation === null && !asks ? null : (
    <div className="context-confirmation">
      <ConfirmationLine confirmation={handoff.confirmation} />
      {asks && <ConfirmForm handoff={handoff} onDismiss={null} />}
    </div>
  )
}

const TicketSection = ({ session }: { session: Session }) =>
  useHasTicketCard(session) ? (
    <ContextSection title={words.ticket}>
      <TicketCard session={session} />
    </ContextSection>
  ) : null
