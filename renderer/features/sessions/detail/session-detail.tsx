import './session-detail.css'
import { Eye, UserRound } from 'lucide-react'
import { useCallback, useId, useMemo, useState, type ReactNode } from 'react'
import { branchStates } from '../../../../core/domain/branches/branch-tree.ts'
import { canWork } from '../../../../core/domain/people/person.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { week } from '../../../../core/domain/time/durations.ts'
import {
  useBranches,
  useContents,
  useEntries,
  useFacts,
  useSteps,
  useWorkedOn,
} from '../../../data/react/use-session-parts.ts'
import { useDocument, usePendingDocuments } from '../../../data/react/use-documents.ts'
import { useMe, usePeople } from '../../../data/react/use-people.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { useSessionHandoffs } from '../../../data/react/use-handoffs.ts'
import { useHalf } from '../../../state/route/half.ts'
import { closeStepForm, entryRevealed, useSessionScreen } from '../../../state/route/session-screen.ts'
import { EmptyState } from '../../../ui/screen/empty-state.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { DetailPane } from '../../../ui/screen/panes.tsx'
import { SavedOn } from '../../../ui/marks/saved-on.tsx'
import { ToastsPlace } from '../../../ui/overlay/toasts.tsx'
import { ConfirmBar } from '../../enrichment/confirm-bar.tsx'
import { toConfirm } from '../../enrichment/claimed-by-me.ts'
import { KeptFromAi } from '../../enrichment/kept-from-ai.tsx'
import { JudgeBar } from '../../enrichment/judge-bar.tsx'
import { HandoffStrip } from '../../handoffs/status/handoff-strip.tsx'
import { HeadOnlookers } from '../../presence/onlookers.tsx'
import { useLookAt } from '../../presence/use-look-at.ts'
import { RejectedMark } from '../../rejected/rejected-mark.tsx'
import { useDraftFiles } from '../../../data/react/use-files.ts'
import { filesWords } from '../../files/files.words.ts'
import { useDrop } from '../../files/use-drop.ts'
import { TicketBehind } from '../../writebacks/ticket-behind.tsx'
import { WritebackStrip } from '../../writebacks/writeback-strip.tsx'
import { Composer } from '../composer/composer.tsx'
import { KeptText } from '../composer/kept-text.tsx'
import { ContentsNote } from './contents-note.tsx'
import { FixBanner } from '../lane/fix-banner.tsx'
import { fixBannerOf } from '../lane/fix-banner-mode.ts'
import { PathView } from '../timeline/path-view.tsx'
import { ResolutionBand } from './resolution-band.tsx'
import { sessionStandOf } from './session-actions.ts'
import { sessionDetailWords as words } from './session-detail.words.ts'
import { SessionButtons } from './session-buttons.tsx'
import { HeadClient, HeadDue } from './head-whose.tsx'
import { SessionStatusPill } from '../../shared/sessions/session-status-pill.tsx'
import { StepComposer } from '../composer/step-composer.tsx'
import { TaskLane } from '../lane/task-lane.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { useNames } from '../../shared/names/use-names.ts'
import { useWindowTitle } from './use-window-title.ts'
import { useMarkOpened, useMarkSeen } from './use-mark-opened.ts'
import { useReveal } from '../timeline/use-reveal.ts'
import { TicketLink } from '../../clients/ticket-link.tsx'
import { ViewBar } from './view-bar.tsx'

/** How many entries are loaded at first; each time it's twice as many. */
const page = 300

const nothing: readonly never[] = []
/** How long after it was resolved a session asks whether its assessment was right. Milliseconds. */
const judgedWithin = week
const nowhere: ReadonlySet<string> = new Set()

/** The latest value there was, so that loading more entries doesn't empty the timeline in the meantime. */
const useKept = <T,>(value: T | undefined): T | undefined => {
  const [kept, setKept] = useState(value)
  if (value !== undefined && value !== kept) setKept(value)
  return value ?? kept
}

/** One session: what is happening, everything that happened, and what is known. */
export const SessionDetail = ({
  sessionId,
  entryId,
  actions,
}: {
  sessionId: string
  entryId: string | null
  /** After the session's own buttons. */
  actions?: ReactNode
}) => {
  const session = useDocument('sessions', sessionId)
  if (session === undefined) return <section className="pane" aria-busy="true" aria-label={words.session} />
  if (session === null) {
    return (
      <section className="pane" aria-label={words.session}>
        {actions}
        <EmptyState title={words.notHere} body={words.notHereBody} />
      </section>
    )
  }
  return <OpenSession key={session.id} session={session} entryId={entryId} actions={actions} />
}

const OpenSession = ({
  session,
  entryId,
  actions,
}: {
  session: Session
  entryId: string | null
  actions: ReactNode
}) => {
  const [limit, setLimit] = useState(page)
  const older = useCallback(() => setLimit((shown) => shown * 2), [])
  const { entryCount } = session
  const all = useCallback(() => setLimit((shown) => Math.max(shown, entryCount)), [entryCount])
  useMarkOpened(session)
  useWindowTitle(session.title)
  useLookAt('session', session.id)
  const revealId = useReveal(session, entryId, setLimit)
  const laneId = useId()
  const me = useMe()
  const now = useNow(10_000)
  const { nameOf } = useNames()
  const owner = usePeople().get(session.ownerId) ?? null
  const onBranch = useSessionScreen((state) =>
    state.onBranch?.sessionId === session.id ? state.onBranch.branchId : null,
  )
  const entries = useKept(useEntries(session.id, limit, onBranch)) ?? nothing
  const steps = useSteps(session.id) ?? nothing
  const branches = useBranches(session.id) ?? nothing
  const workedOn = useKept(useWorkedOn(session.id, branches)) ?? nowhere
  const states = useMemo(() => branchStates(branches, workedOn), [branches, workedOn])
  const facts = useFacts(session.id) ?? nothing
  const handoffs = useSessionHandoffs(session.id) ?? nothing
  const fix = useDocument('fixes', session.activeFixId) ?? null
  // What is on the server alone is not asked for by scrolling.
  const isHere = useContents(session.id) === 'here'
  const hasOlder = isHere && (onBranch === null ? entryCount > entries.length : entries.length >= limit)
  const onDevice = usePendingDocuments().has(`sessions/${session.id}`)
  const handoff = handoffs.find((one) => one.id === session.openHandoffId) ?? null
  useMarkSeen(handoff, me)
  const stand = sessionStandOf(session, me, handoff, now, nameOf, owner)
  const half = useHalf()
  const view = useSessionScreen((state) => (session.stepCount === 0 ? 'timeline' : state.view[half]))
  const stepForm = useSessionScreen((state) =>
    state.stepForm?.sessionId === session.id ? state.stepForm : null,
  )
  const banner = fix === null ? null : fixBannerOf(fix, session.status)
  const works = me !== null && canWork(me)
  const confirms = toConfirm(session, handoffs, me?.id ?? null, now)
  const judges =
    session.status === 'resolved' &&
    session.ownerId === me?.id &&
    now - (session.resolvedAt ?? 0) < judgedWithin
  const { add } = useDraftFiles(session.id)
  const drop = useDrop(
    stand.mayWrite
      ? (files) => {
          // A step is written in a form without files; what was typed there stays.
          if (stepForm !== null) closeStepForm()
          add(files)
        }
      : null,
  )

  return (
    <div
      className="session-wrap"
      data-focus-home=".view-main > :is(.timeline, .path-view)"
      data-focus-fallback=""
    >
      <DetailPane
        title={session.title}
        count={
          <>
            {session.psaTicketId !== null && <TicketLink value={session.psaTicketId} />}
            <HeadClient session={session} mayWrite={stand.mayWrite} />
            <TicketBehind session={session}>
              <SessionStatusPill session={session} handoff={handoff} />
            </TicketBehind>
            <HeadDue session={session} mayWrite={stand.mayWrite} />
            <KeptFromAi session={session} />
            {onDevice && <SavedOn state="device" />}
            <HeadOnlookers sessionId={session.id} handoffId={session.openHandoffId} />
          </>
        }
        actions={
          <>
            <SessionButtons session={session} handoff={handoff} stand={stand} laneId={laneId} />
            {actions}
          </>
        }
      >
        <div
          className={drop.isOver ? 'session-detail file-drop' : 'session-detail'}
          data-drop={filesWords.drop}
          {...drop.handlers}
        >
          {/* Where it stands, a line each: one block, whatever there is to say. */}
          <div className="session-bars">
            {stand.because !== null && (
              <p className="session-stand" role="note">
                <Icon icon={works ? UserRound : Eye} size={14} />
                {stand.because}
              </p>
            )}
            <ContentsNote sessionId={session.id} />
            <RejectedMark sessionId={session.id} entries={entries} />
            {handoff !== null && handoff.state === 'open' && <HandoffStrip handoff={handoff} />}
            <WritebackStrip session={session} />
            <ResolutionBand session={session} />
            {judges && <JudgeBar handoffs={handoffs} />}
            {confirms !== null && <ConfirmBar key={confirms.id} handoff={confirms} />}
            {fix !== null && banner !== null && (
              <FixBanner
                key={fix.id}
                fix={fix}
                banner={banner}
                mayWrite={stand.mayWrite}
                mayResolve={stand.actions.includes('resolve')}
              />
            )}
          </div>
          <div className="session-work">
            <div className="view-main">
              {(session.stepCount > 0 || onBranch !== null) && (
                <ViewBar
                  stepCount={session.stepCount}
                  branch={branches.find((branch) => branch.id === onBranch) ?? null}
                />
              )}
              {view === 'path' ? (
                <PathView steps={steps} branches={branches} facts={facts} mayWrite={stand.mayWrite} />
              ) : (
                <Timeline
                  key={onBranch}
                  sessionId={session.id}
                  entries={entries}
                  steps={steps}
                  hasOlder={hasOlder}
                  branches={branches}
                  states={states}
                  facts={facts}
                  handoffs={handoffs}
                  revealId={revealId}
                  mayWrite={stand.mayWrite}
                  onOlder={older}
                  onAll={all}
                  onRevealed={entryRevealed}
                />
              )}
            </div>
            <TaskLane
              id={laneId}
              session={session}
              steps={steps}
              branches={branches}
              states={states}
              facts={facts}
              mayWrite={stand.mayWrite}
            />
          </div>
          {me !== null && !works && <KeptText sessionId={session.id} />}
          <ToastsPlace near />
          {stand.mayWrite &&
            (stepForm === null ? (
              <Composer session={session} />
            ) : (
              <StepComposer session={session} begun={stepForm.begun} />
            ))}
        </div>
      </DetailPane>
    </div>
  )
}
