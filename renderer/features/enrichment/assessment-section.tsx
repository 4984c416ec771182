import './enrichment.css'
import '../forms/form-dialog.css'
import { LoaderCircle, Pencil, Sparkles } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { Assessment, Confidence } from '../../../core/domain/enrichment/assessment.ts'
import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Icon } from '../../ui/marks/icon.tsx'
import { Pill, type Tone } from '../../ui/marks/pill.tsx'
import { clockTime, smartTime } from '../../language/relative-time.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { useNames } from '../shared/names/use-names.ts'
import { AskAgain } from './ask-again.tsx'
import { AssessmentEditor } from './assessment-editor.tsx'
import { assessmentStand, isJudgeable, type AssessmentStand } from './assessment-stand.ts'
import { AssessmentView } from './assessment-view.tsx'
import { enrichmentWords as words } from './enrichment.words.ts'
import { JudgeButtons } from './judge-buttons.tsx'
import { MadeBy } from './made-by.tsx'
import { Steady } from './steady.tsx'

const tones: Record<Confidence, Tone> = { low: 'neutral', medium: 'amber', high: 'green' }

/** After this long it says since when it is being made. Milliseconds. */
const longMaking = 120_000

/** What changes with what is shown, except by the reader's own edits. */
const versionOf = (stand: AssessmentStand, readerId: string | null): string | null => {
  if (stand.kind !== 'here') return stand.kind
  const { madeAt, edited } = stand.assessment
  if (edited !== null && edited.by === readerId) return null
  return `${madeAt} ${edited?.at ?? ''}`
}

/**
 * The assessment of a handoff: being made, here, behind what is known by now, or in someone's own words. Nothing for a handoff
 * that has none.
 *
 * What arrives while it is on the screen takes the place of what was there and moves nothing below it.
 */
export const AssessmentSection = ({
  handoff,
  facts,
  mayWrite,
  ended,
}: {
  handoff: Handoff
  facts: readonly Fact[]
  /** Whether the reader may rewrite it and judge it. */
  mayWrite: boolean
  /** True once the session is resolved, so that people can say whether it was right. */
  ended: boolean
}) => {
  const id = useId()
  const me = useMe()
  const [editing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement | null>(null)
  const stand = assessmentStand(handoff, facts)
  const version = versionOf(stand, me?.id ?? null)
  if (stand.kind === 'none') return null
  const here = stand.kind === 'here' ? stand : null
  const endEditing = () => {
    setEditing(false)
    requestAnimationFrame(() => editButton.current?.focus())
  }
  return (
    <section className="assessment" aria-labelledby={id} id="assessment" tabIndex={-1}>
      <div className="assessment-head">
        <h3 className="assessment-title" id={id}>
          <Icon icon={Sparkles} size={14} />
          {words.assessment}
        </h3>
        {here !== null && here.assessment.edited === null && isJudgeable(here.assessment) && (
          <Pill tone={tones[here.assessment.confidence]}>{words.confidence[here.assessment.confidence]}</Pill>
        )}
        <Newer stand={stand} />
        <span className="grow" />
        {here !== null && mayWrite && !editing && (
          <Button ref={editButton} size="sm" variant="ghost" icon={Pencil} onClick={() => setEditing(true)}>
            {words.edit.start}
          </Button>
        )}
      </div>
      <Arrival stand={stand} />
      {here !== null && editing ? (
        <AssessmentEditor handoffId={handoff.id} assessment={here.assessment} onDone={endEditing} />
      ) : (
        <Steady version={version}>
          {stand.kind === 'here' ? (
            <Here handoff={handoff} assessment={stand.assessment} newer={stand.newer} mayWrite={mayWrite} />
          ) : (
            <Awaited stand={stand} />
          )}
        </Steady>
      )}
      {here !== null && ended && mayWrite && isJudgeable(here.assessment) && (
        <JudgeButtons
          handoffId={handoff.id}
          rightness={here.assessment.rightness}
          question={words.judge.ask}
        />
      )}
    </section>
  )
}

/** How far behind it is, exactly; and that a newer one is coming. */
const Newer = ({ stand }: { stand: AssessmentStand }) => {
  if (stand.kind !== 'here' || (stand.newer === 0 && !stand.refreshing)) return null
  return (
    <span className="assessment-newer" role="status">
      {[
        ...(stand.newer === 0 ? [] : [words.newer(stand.newer)]),
        ...(stand.refreshing ? [words.refreshing] : []),
      ].join('. ')}
    </span>
  )
}

/** Says to those who can't see it that an assessment arrived while they were here. */
const Arrival = ({ stand }: { stand: AssessmentStand }) => {
  const madeAt = stand.kind === 'here' ? stand.assessment.madeAt : null
  const [first] = useState(madeAt)
  return (
    <span className="sr-only" role="status">
      {madeAt === first ? '' : first === null ? words.arrived : words.arrivedNewer}
    </span>
  )
}

/** In its place until it is there. */
const Awaited = ({ stand }: { stand: Exclude<AssessmentStand, { kind: 'here' }> }) => {
  const now = useNow(10_000)
  if (stand.kind !== 'making') return <p className="assessment-awaited text-muted">{words.later}</p>
  const isLong = now - stand.since > longMaking
  return (
    <div className="assessment-awaited" aria-busy="true">
      <p className="assessment-making">
        <Icon icon={LoaderCircle} size={14} />
        {isLong ? (
          <span>{words.makingLong(clockTime(stand.since))}</span>
        ) : (
          <span>
            <strong>{words.making}</strong> <span className="text-muted">{words.makingHint}</span>
          </span>
        )}
      </p>
      <div className="assessment-lines" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
    </div>
  )
}

const Here = ({
  handoff,
  assessment,
  newer,
  mayWrite,
}: {
  handoff: Handoff
  assessment: Assessment
  newer: number
  mayWrite: boolean
}) => {
  const { id: handoffId, pickup, state } = handoff
  const { edited } = assessment
  const now = useNow(60_000)
  const act = useAct()
  const { youIn } = useNames()
  const [original, setOriginal] = useState(false)
  if (edited === null) {
    // Once someone has started on it, it stays as they read it.
    const isCurrent = pickup === null && (state === 'open' || state === 'claimed')
    return (
      <>
        <AssessmentView assessment={assessment} />
        <MadeBy
          made={assessment}
          again={
            isCurrent && <AskAgain handoffId={handoffId} what="assessment" made={assessment} newer={newer} />
          }
        />
      </>
    )
  }
  const takeBack = async () => {
    if (await act('assessment.edit', { handoffId, text: '' })) toast(words.edit.takenBack)
  }
  return (
    <>
      <div className="assessment-edited" dir="auto">
        {edited.text}
      </div>
      <p className="made-by">
        <span>{words.editedBy(youIn(edited.by), smartTime(edited.at, now))}</span>
        <button
          type="button"
          className="link-button"
          aria-expanded={original}
          onClick={() => setOriginal((shown) => !shown)}
        >
          {original ? words.edit.hideOriginal : words.edit.original}
        </button>
        {mayWrite && (
          <button type="button" className="link-button" onClick={() => void takeBack()}>
            {words.edit.takeBack}
          </button>
        )}
      </p>
      {original && (
        <div className="assessment-original">
          <AssessmentView assessment={assessment} />
          <MadeBy made={assessment} />
        </div>
      )}
    </>
  )
}
