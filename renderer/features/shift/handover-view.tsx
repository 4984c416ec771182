import { useState } from 'react'
import { CheckCheck, Undo2 } from 'lucide-react'
import {
  isTakeable,
  isUnanswered,
  mayTake,
  type Handover,
  type HandoverItem,
} from '../../../core/domain/handover/handover.ts'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument, usePendingDocuments } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { go } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { PageHead } from '../../ui/screen/page-head.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Time } from '../shared/text/time.tsx'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { useAct } from '../shared/sessions/use-act.ts'
import { useNames } from '../shared/names/use-names.ts'
import { composeKey, emptyCompose, withTakenBack } from './compose-form.ts'
import { DeclineDialog } from './decline-dialog.tsx'
import { HandoverItems } from './handover-items.tsx'
import { HeldList } from './held-list.tsx'
import { shiftWords as words } from './shift.words.ts'

/** One shift handover: read by both, answered item by item by whoever takes over. */
export const HandoverView = ({ handoverId }: { handoverId: string }) => {
  const handover = useDocument('handovers', handoverId)
  if (handover === undefined) return null
  if (handover === null) {
    return (
      <div className="shell-page">
        <PageHead title={words.list} />
        <EmptyState title={words.missing} body={words.missingBody} />
      </div>
    )
  }
  return <Shown handover={handover} />
}

/** What the reader may do with it, and does. */
const useAnswers = (handover: Handover) => {
  const desk = useDesk()
  const act = useAct()
  const me = useMe()
  const next = useDraftForm(composeKey, emptyCompose)
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const isAble = me !== null && canWork(me)
  const canTake =
    isAble &&
    handover.acceptedAt !== null &&
    mayTake(handover, { id: me.id, isAdmin: atLeast(me.role, 'admin') })
  const named = (items: readonly HandoverItem[]) =>
    items.map(({ sessionId, handoffId }) => ({ sessionId, handoffId }))
  return {
    online,
    canTake,
    canDecline: isAble && me.id === handover.to && handover.acceptedAt !== null,
    canWithdraw: me?.id === handover.from && handover.items.some(isTakeable),
    async take(items: readonly HandoverItem[]) {
      const takeable = items.filter(isTakeable)
      if (takeable.length === 0) return
      const done = await desk.request('handover.take', { handoverId: handover.id, items: named(takeable) })
      if (!done.ok) return toast(done.problem.message, { tone: 'red' })
      const now = desk.document('handovers', handover.id).get()
      const mine = (now?.items ?? []).filter(
        ({ sessionId, state, by }) =>
          state === 'taken' && by === me?.id && takeable.some((one) => one.sessionId === sessionId),
      )
      return toast(mine.length === 0 ? words.tookNone : words.took(mine.length))
    },
    decline: async (items: readonly HandoverItem[], reason: string) =>
      desk.act('handover.decline', { handoverId: handover.id, items: named(items), reason }),
    async withdraw() {
      if (!(await act('handover.withdraw', { handoverId: handover.id }))) return
      next.change(withTakenBack(next.form, handover))
      toast(words.withdrawn, { action: { label: words.handOverAgain, run: () => go('/shift') } })
    },
  }
}

const Shown = ({ handover }: { handover: Handover }) => {
  const { nameOf, youIn, youOr } = useNames()
  const me = useMe()
  const now = useNow(30_000)
  const pending = usePendingDocuments()
  const answers = useAnswers(handover)
  const [declining, setDeclining] = useState<HandoverItem | null>(null)
  const { id, from, to, items, note, held, acceptedAt, answerBy, closedAt, withdrawnAt } = handover
  const isUnsent = acceptedAt === null && pending.has(`handovers/${id}`)
  const open = items.filter(isTakeable)
  // What one has declined oneself isn't taken along with the rest.
  const all = open.filter(({ state }) => me?.id !== to || state !== 'declined')
  const takeAll = () => void answers.take(all)
  const canTakeAll = answers.canTake && answers.online && all.length > 1
  useShortcut('a', takeAll, { label: words.takeAllKey, scope: 'shift', when: canTakeAll })

  const standing =
    acceptedAt === null
      ? null
      : closedAt !== null && open.length > 0
        ? words.closed
        : answerBy !== null && isUnanswered(handover)
          ? (me?.id === to ? words.yoursToAnswer : words.answerBy)(smartTime(answerBy, now))
          : items.length > 0 && open.length === 0
            ? withdrawnAt === null
              ? words.allDone
              : words.takenBack(me?.id === from ? null : nameOf(from))
            : null
  return (
    <div className="shell-page">
      <PageHead
        title={words.list}
        actions={
          <>
            {answers.canWithdraw && (
              <Button icon={Undo2} onClick={() => void answers.withdraw()}>
                {words.withdraw}
              </Button>
            )}
            {answers.canTake && all.length > 1 && (
              <Button
                icon={CheckCheck}
                variant="primary"
                hint="A"
                disabled={!answers.online}
                onClick={takeAll}
              >
                {words.takeAll(all.length)}
              </Button>
            )}
          </>
        }
      />
      {/* It scrolls, so it needs the focus even if nothing in it can have it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="shift-page" tabIndex={0} data-focus-page="" role="group" aria-label={words.list}>
        <div className="shift-inner">
          <header className="shift-head">
            <h2 className="shift-who">{words.fromTo(youOr(from), youIn(to))}</h2>
            {isUnsent ? (
              <Pill tone="red">{words.unsent}</Pill>
            ) : (
              <span className="text-muted">
                <Time at={acceptedAt ?? handover.createdAt} style="smart" />
              </span>
            )}
          </header>
          {isUnsent && (
            <p className="shift-unsent" role="status">
              {words.unsentBody(youIn(to))}
            </p>
          )}
          {note !== '' && (
            <blockquote className="shift-note" dir="auto">
              {note}
            </blockquote>
          )}
          {standing !== null && <p className="shift-hint">{standing}</p>}
          {answers.canTake && open.length > 0 && !answers.online && (
            <p className="shift-hint" role="status">
              {words.takeOffline}
            </p>
          )}
          {items.length === 0 ? (
            <p className="shift-hint">{words.noItems}</p>
          ) : (
            <HandoverItems
              handover={handover}
              canTake={answers.canTake}
              canDecline={answers.canDecline}
              online={answers.online}
              hasLayer={declining !== null}
              onTake={(item) => void answers.take([item])}
              onDecline={setDeclining}
            />
          )}
          <HeldList held={held} hint={null} />
        </div>
      </div>
      {declining !== null && (
        <DeclineDialog
          item={declining}
          from={youIn(from)}
          onDecline={async (reason) => answers.decline([declining], reason)}
          onClose={() => setDeclining(null)}
        />
      )}
    </div>
  )
}
