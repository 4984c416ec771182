import './lane-details.css'
import { useRef } from 'react'
import { isUnderway, type Session } from '../../../../core/domain/session/session.ts'
import { useHalf } from '../../../state/route/half.ts'
import { useCommand } from '../../../state/keys/commands.ts'
import {
  editWhose,
  openDialog,
  openLane,
  useSessionScreen,
  whoseFields,
  type WhoseField as Field,
} from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { KeyHint } from '../../../ui/buttons/kbd.tsx'
import { SectionTitle } from '../../../ui/screen/section-title.tsx'
import { AddressText } from '../../shared/text/address-text.tsx'
import { Time } from '../../shared/text/time.tsx'
import { DueTime } from '../../clients/due-time.tsx'
import { DueMenu } from './due-menu.tsx'
import { ClockState } from '../../clients/clock-state.tsx'
import { sourceWords } from '../../clients/sla-words.ts'
import { sharedWords } from '../../shared/shared.words.ts'
import { laneWords } from './lane.words.ts'
import { WhoseField } from './whose-field.tsx'

const words = laneWords.details

/** Whose problem it is and by when, at the top of the lane. Each line is edited where it stands. */
export const DetailGroup = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const section = useRef<HTMLElement | null>(null)
  const isEmpty =
    whoseFields.every((field) => session[field] === '') && session.dueAt === null && session.sla === null
  if (isEmpty && !mayWrite) return null
  return (
    <section aria-label={words.title} ref={section}>
      <div className="task-group-head">
        <SectionTitle>{words.title}</SectionTitle>
        {mayWrite && <KeyHint keys="D" />}
      </div>
      <div className="lane-details">
        {whoseFields.map((field) => (
          <Whose key={field} session={session} field={field} mayWrite={mayWrite} />
        ))}
        <Due session={session} mayWrite={mayWrite} />
        <Clocks session={session} />
      </div>
      {mayWrite && (
        <Commands sessionId={session.id} isInSight={() => section.current?.checkVisibility() === true} />
      )}
    </section>
  )
}

/** The same by key and from the palette. */
const Commands = ({ sessionId, isInSight }: { sessionId: string; isInSight: () => boolean }) => {
  const half = useHalf()
  const edit = (field: Field) => () => {
    // Only where the lane lies over the timeline and is closed.
    if (!isInSight()) openLane(half)
    editWhose({ sessionId, field, place: 'lane' })
  }
  const group = words.group
  useShortcut('d', edit('client'), { label: words.change.client, scope: 'session' })
  useCommand({ id: 'session:contact', label: words.change.contact, group, run: edit('contact') })
  useCommand({ id: 'session:device', label: words.change.device, group, run: edit('device') })
  useCommand({
    id: 'session:due',
    label: words.change.due,
    group,
    run: () => openDialog({ kind: 'due', sessionId }),
  })
  return null
}

const Whose = ({ session, field, mayWrite }: { session: Session; field: Field; mayWrite: boolean }) => {
  const edited = useSessionScreen(({ whose }) =>
    whose?.sessionId === session.id && whose.field === field && whose.place === 'lane' ? whose : null,
  )
  const button = useRef<HTMLButtonElement | null>(null)
  const name = <span className="lane-detail-name">{words[field]}</span>
  const value =
    session[field] === '' ? (
      <span className="lane-detail-value lane-detail-none">{mayWrite ? words.add : words.none}</span>
    ) : (
      <span className="lane-detail-value" dir="auto">
        <AddressText text={session[field]} />
      </span>
    )
  if (!mayWrite) {
    return (
      <div className="lane-detail">
        {name}
        {value}
      </div>
    )
  }
  if (edited !== null) {
    return (
      <div className="lane-detail">
        {name}
        <WhoseField
          session={session}
          edited={edited}
          onDone={(keepsFocus) => {
            editWhose(null)
            if (keepsFocus) queueMicrotask(() => button.current?.focus())
          }}
        />
      </div>
    )
  }
  return (
    <button
      ref={button}
      type="button"
      className="lane-detail"
      onClick={() => editWhose({ sessionId: session.id, field, place: 'lane' })}
    >
      {name}
      {value}
    </button>
  )
}

const Due = ({ session, mayWrite }: { session: Session; mayWrite: boolean }) => {
  const value =
    session.dueAt === null ? (
      <span className="lane-detail-value lane-detail-none">{mayWrite ? words.set : words.none}</span>
    ) : (
      <span className="lane-detail-value">
        {isUnderway(session.status) ? (
          <DueTime at={session.dueAt} />
        ) : (
          <Time at={session.dueAt} style="smart" />
        )}
      </span>
    )
  const name = <span className="lane-detail-name">{words.due}</span>
  if (!mayWrite) {
    return (
      <div className="lane-detail">
        {name}
        {value}
      </div>
    )
  }
  return (
    <DueMenu
      session={session}
      trigger={
        <button type="button" className="lane-detail">
          {name}
          {value}
        </button>
      }
    />
  )
}

/** The clocks that the server keeps, with where each due time comes from. */
const Clocks = ({ session: { sla, status } }: { session: Session }) =>
  (['touch', 'resolve'] as const).map((kind) => {
    const clock = sla?.[kind] ?? null
    if (clock === null) return null
    return (
      <div key={kind} className="lane-detail">
        <span className="lane-detail-name">{sharedWords.sla.line[kind]}</span>
        <span className="lane-detail-value">
          <ClockState kind={kind} clock={clock} isUnderway={isUnderway(status)} />
          <span className="lane-detail-source">{sourceWords(clock)}</span>
        </span>
      </div>
    )
  })
