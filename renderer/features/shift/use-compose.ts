import { useMemo } from 'react'
import { handoverLimits, type HeldNotification } from '../../../core/domain/handover/handover.ts'
import type { ShiftItem } from '../../../core/domain/handover/shift-items.ts'
import { canWork, type Person } from '../../../core/domain/people/person.ts'
import { useMe, usePeople } from '../../data/react/use-people.ts'
import { useDutyEnd, useHandovers, useShiftItems } from '../../data/react/use-shift.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDraftForm } from '../forms/use-draft-form.ts'
import type { FormProblem } from '../forms/form-problem.ts'
import { lengthProblem } from '../forms/text-size.ts'
import { composeKey, emptyCompose, linesFrom } from './compose-form.ts'
import { shiftWords as words } from './shift.words.ts'

/** What is about to be handed over: facts, and what its sender wrote; kept on the device while it is being written. */
export const useCompose = (held: readonly HeldNotification[]) => {
  const desk = useDesk()
  const me = useMe()
  const people = usePeople()
  const { end, incoming } = useDutyEnd(me?.id ?? null)
  const all = useShiftItems(me?.id ?? null)
  const handovers = useHandovers()
  const draft = useDraftForm(composeKey, emptyCompose)
  const { form, change } = draft
  const lines = useMemo(() => linesFrom(form.lines), [form.lines])
  const out = useMemo(() => new Set(form.out.split(' ').filter((id) => id !== '')), [form.out])

  const candidates = useMemo((): Person[] => {
    const able = [...people.values()].filter((one) => canWork(one) && one.id !== me?.id)
    const place = (id: string) => (incoming.includes(id) ? incoming.indexOf(id) : incoming.length)
    return able.toSorted((a, b) => place(a.id) - place(b.id) || a.name.localeCompare(b.name))
  }, [people, me, incoming])
  const first = candidates.find(({ id }) => incoming.includes(id))?.id ?? ''
  // Whoever was chosen may have left since.
  const to = candidates.some(({ id }) => id === form.to) ? form.to : first

  /** What someone has yet to answer isn't offered a second time. */
  const pending = useMemo(
    () =>
      (handovers ?? []).filter(
        ({ from, items }) => from === me?.id && items.some(({ state }) => state === 'open'),
      ),
    [handovers, me],
  )
  const items = useMemo((): readonly ShiftItem[] | undefined => {
    const offered = new Set(
      pending.flatMap((one) =>
        one.items.filter(({ state }) => state === 'open').map(({ sessionId }) => sessionId),
      ),
    )
    return all?.filter(({ session }) => !offered.has(session.id))
  }, [all, pending])
  const included = (items ?? []).filter(({ session }) => !out.has(session.id)).slice(0, handoverLimits.items)

  return {
    draft,
    end,
    incoming,
    candidates,
    to,
    pending,
    items,
    included,
    lines,
    setLine: (sessionId: string, line: string) =>
      change({ lines: JSON.stringify({ ...lines, [sessionId]: line }) }),
    setIncluded: (sessionId: string, isIncluded: boolean) => {
      const next = new Set(out)
      if (isIncluded) next.delete(sessionId)
      else next.add(sessionId)
      change({ out: [...next].join(' ') })
    },
    /** Sends it; gives its id, or what is wrong. */
    async send(): Promise<{ handoverId: string } | FormProblem> {
      if (to === '') return { field: 'to', message: words.needsPerson }
      const tooLong = lengthProblem(form.note, handoverLimits.note)
      if (tooLong !== null) return { field: 'note', message: tooLong }
      const handoverId = desk.newId()
      const result = await desk.act('handover.send', {
        handoverId,
        personId: to,
        note: form.note,
        dutyEndsAt: end === null ? null : end.endsAt,
        items: included.map(({ session, handoff }) => ({
          sessionId: session.id,
          handoffId: handoff?.id ?? null,
          line: (lines[session.id] ?? '').slice(0, handoverLimits.line),
        })),
        held: held.slice(0, handoverLimits.held),
      })
      if (!result.ok) return result.problem
      draft.clear()
      return { handoverId }
    },
  }
}
