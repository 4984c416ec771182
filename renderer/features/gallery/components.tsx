import { useState } from 'react'
import type { FixOutcome } from '../../../core/domain/branches/fix.ts'
import type { QueueItem } from '../../../core/domain/handoff/queue.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { openDialog, openStepForm } from '../../state/route/session-screen.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { SavedNotesScreen } from '../saved-notes/saved-notes-screen.tsx'
import { ContextScreen } from '../handoffs/context/context-screen.tsx'
import { HandoffStrip } from '../handoffs/status/handoff-strip.tsx'
import { Ladder } from '../handoffs/status/ladder.tsx'
import { FileList } from '../files/file-item.tsx'
import { ImageRow } from '../files/image-row.tsx'
import { QueueCard } from '../queue/queue-card.tsx'
import { AnswerForm } from '../sessions/steps/answer-form.tsx'
import { FixBanner } from '../sessions/lane/fix-banner.tsx'
import { fixBannerOf } from '../sessions/lane/fix-banner-mode.ts'
import { PathView } from '../sessions/timeline/path-view.tsx'
import { SessionDetail } from '../sessions/detail/session-detail.tsx'
import { HandedOverList } from '../sessions/list/handed-over-list.tsx'
import { NotificationsScreen } from '../notifications/notifications-screen.tsx'
import { PeopleScreen } from '../settings/people-screen.tsx'
import { RejectedScreen } from '../rejected/rejected-screen.tsx'
import { SessionHit } from '../palette/session-hit.tsx'
import { SimilarList } from '../similar/similar-list.tsx'
import '../palette/palette.css'
import { SessionRow } from '../sessions/list/session-row.tsx'
import { StepComposer } from '../sessions/composer/step-composer.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { ShortcutsScreen } from '../shortcuts/shortcuts-screen.tsx'
import { branches, entries, openCheck, openQuestion, questionWithOptions } from './gallery-entries.ts'
import { facts, fixes, handoffs } from './gallery-handoffs.ts'
import { full, sessions } from './gallery-data.ts'
import { files, hits, images, similar } from './gallery-lists.ts'
import { Group, Specimen } from './specimen.tsx'
import { Tickets } from './tickets.tsx'
import { WriteUps } from './write-ups.tsx'
import { Ai } from './ai.tsx'
import { Enrichment } from './enrichment.tsx'

const nothing = () => undefined
const steps = entries.filter((entry) => entry.step !== null)

const Lists = () => {
  const { nameOf } = useNames()
  const now = useNow(60_000)
  const item = (id: string, part: Partial<QueueItem> = {}): QueueItem[] => {
    const handoff = handoffs.find((one) => one.id === id)
    return handoff === undefined ? [] : [{ handoff, forMe: false, mine: false, claimBar: null, ...part }]
  }
  const cards = [
    ...item('h-mine', { forMe: true }),
    ...item('h-seen'),
    ...item('h-sent', { mine: true, claimBar: 'own' }),
    ...item('h-device', { mine: true, claimBar: 'own' }),
    ...item('h-park'),
    ...item('h-due'),
  ]
  return (
    <Group title="Lists">
      {sessions.map((session) => (
        <Specimen key={session.id} name={`SessionRow ${session.id}`}>
          <div className="gallery-list">
            <SessionRow
              session={session}
              handoff={handoffs.find((one) => one.id === session.openHandoffId) ?? null}
              onDevice={session.id === 'vpn'}
              unread={session.id === 'others'}
              owner={session.ownerId === 'ana' ? null : nameOf(session.ownerId)}
            />
          </div>
        </Specimen>
      ))}
      {cards.map((one, index) => (
        <Specimen key={one.handoff.id} name={`QueueCard ${one.handoff.id}`}>
          <div className="gallery-list" data-now={now}>
            <QueueCard
              item={one}
              unread={index === 0}
              isNew={false}
              onDevice={one.handoff.acceptedAt === null}
              nameOf={nameOf}
            />
          </div>
        </Specimen>
      ))}
      <Specimen name="SessionHit">
        <div className="gallery-list palette">
          {hits.map((hit) => (
            <div key={hit.sessionId} cmdk-item="">
              <SessionHit hit={hit} />
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="SimilarList">
        <div className="gallery-list">
          <SimilarList title="Recent at this client" sessions={similar} />
        </div>
      </Specimen>
      <Specimen name="HandedOverList" height={260}>
        <HandedOverList selectedId={null} />
      </Specimen>
    </Group>
  )
}

const Handoffs = () => (
  <Group title="Handoffs">
    {handoffs.map((handoff) => (
      <Specimen key={handoff.id} name={`Ladder ${handoff.id}`}>
        <Ladder handoff={handoff} />
      </Specimen>
    ))}
    {handoffs
      .filter(({ state }) => state === 'open')
      .map((handoff) => (
        <Specimen key={handoff.id} name={`HandoffStrip ${handoff.id}`} wide>
          <HandoffStrip handoff={handoff} />
        </Specimen>
      ))}
  </Group>
)

const outcomes: readonly FixOutcome[] = [
  'proposed',
  'applied_pending',
  'applied_partial',
  'applied_success',
  'applied_failed',
]

const Parts = () => {
  const [form, setForm] = useState(true)
  return (
    <Group title="Parts of a session">
      {outcomes.map((outcome) => {
        const fix = fixes.find((one) => one.outcome === outcome)
        const shown = fix === undefined ? null : { ...fix, supersededAt: null }
        const banner = shown === null ? null : fixBannerOf(shown, 'active')
        return shown === null || banner === null ? null : (
          <Specimen key={outcome} name={`FixBanner ${outcome}`} wide>
            <FixBanner fix={shown} banner={banner} mayWrite mayResolve />
          </Specimen>
        )
      })}
      {[questionWithOptions, openQuestion, openCheck].map((entry) => (
        <Specimen key={entry.id} name={`AnswerForm ${entry.step?.type ?? ''}`}>
          <AnswerForm
            entry={entry}
            fact={entry === questionWithOptions ? (facts[0] ?? null) : null}
            onDone={nothing}
          />
        </Specimen>
      ))}
      <Specimen name="StepComposer" wide>
        {form ? (
          <StepComposer session={full} begun={{ type: 'question', text: 'Does it fail on a second PC?' }} />
        ) : (
          <Button onClick={() => setForm(true)}>Open</Button>
        )}
      </Specimen>
      <Specimen name="PathView" wide height={320}>
        <PathView steps={steps} branches={branches} facts={facts} mayWrite />
      </Specimen>
      <Specimen name="PathView, empty" height={200}>
        <PathView steps={[]} branches={[]} facts={[]} mayWrite />
      </Specimen>
      <Specimen name="Images, in every state" wide>
        <ImageRow images={images} />
      </Specimen>
      <Specimen name="Files, in every state" wide>
        <FileList files={files} />
      </Specimen>
    </Group>
  )
}

const Screens = () => (
  <Group title="Screens">
    <Specimen name="SessionDetail" wide height={900}>
      <SessionDetail sessionId="full" entryId={null} />
    </Specimen>
    <Specimen name="SessionDetail, resolved" wide height={420}>
      <SessionDetail sessionId="resolved" entryId={null} />
    </Specimen>
    <Specimen name="SessionDetail, not here" wide height={240}>
      <SessionDetail sessionId="nowhere" entryId={null} />
    </Specimen>
    <Specimen name="ContextScreen, to be claimed" wide height={720}>
      <ContextScreen handoffId="h-mine" />
    </Specimen>
    <Specimen name="ContextScreen, claimed" wide height={720}>
      <ContextScreen handoffId="h-claimed" />
    </Specimen>
    <Specimen name="NotificationsScreen" wide height={260}>
      <NotificationsScreen />
    </Specimen>
    <Specimen name="RejectedScreen" wide height={260}>
      <RejectedScreen />
    </Specimen>
    <Specimen name="PeopleScreen" wide height={420}>
      <PeopleScreen />
    </Specimen>
    <Specimen name="SavedNotesScreen" wide height={420}>
      <SavedNotesScreen />
    </Specimen>
    <Specimen name="ShortcutsScreen" wide height={720}>
      <ShortcutsScreen />
    </Specimen>
  </Group>
)

const Dialogs = () => (
  <Group title="Dialogs">
    <Specimen name="About sessions" wide>
      <Button onClick={() => openDialog({ kind: 'new' })}>New session</Button>
      {(['park', 'escalate', 'resolve'] as const).map((kind) => (
        <Button key={kind} onClick={() => openDialog({ kind, sessionId: 'full', text: '' })}>
          {kind}
        </Button>
      ))}
      {(['edit', 'history', 'fix'] as const).map((kind) => (
        <Button key={kind} onClick={() => openDialog({ kind, sessionId: 'full' })}>
          {kind}
        </Button>
      ))}
      <Button onClick={() => openDialog({ kind: 'fork', sessionId: 'full', entryId: openQuestion.id })}>
        fork
      </Button>
      <Button onClick={() => openStepForm('full', 'check', '')}>step, in the session above</Button>
    </Specimen>
  </Group>
)

/** Every component that the features are made of, from static data. */
export const Components = () => (
  <>
    <Lists />
    <Handoffs />
    <Parts />
    <Screens />
    <WriteUps />
    <Enrichment />
    <Ai />
    <Tickets />
    <Dialogs />
  </>
)
