import { useDeferredValue, useMemo, useState } from 'react'
import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { TicketSeen } from '../../../../core/domain/ticket/ticket.ts'
import { useDesk, useSignedIn } from '../../../data/react/use-desk.ts'
import { useDraftForm, type DraftForm } from '../../forms/use-draft-form.ts'
import type { PostTarget } from '../posting/post-target.ts'
import { useMaterial } from './use-material.ts'
import { ticketChanges } from '../posting/ticket-changes.ts'
import { emptyWriteUp, seenIn, type WriteUpForm } from './write-up-form.ts'
import { writeUpView, type Said, type WriteUpView } from './write-up-view.ts'

/** A write-up in a dialog. */
export type OpenWriteUp = {
  draft: DraftForm<WriteUpForm>
  session: Session
  kind: Said['kind']
  /** What is in the dialog around it. */
  said: Said
  /** As it stands, a moment behind what is being typed around it; undefined until the session was read. */
  view: WriteUpView | undefined
  /** Whether all of the session went into the draft. */
  isWhole: boolean
  target: PostTarget | null
  /** The ticket as this person knows it; null without one. */
  seen: TicketSeen | null
  /** What happened at the ticket since then, a sentence each. */
  changes: readonly string[]
  /** They have read what happened. */
  acknowledge: () => void
  /** As it stands exactly now. Waits for the session's contents, but never long. */
  settled: () => Promise<WriteUpView>
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The calendar day of a moment on this device: `2026-11-20`. */
export const localDay = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * Drafts a write-up for what is in a dialog and keeps what a person changes about it.
 *
 * @param workSince work up to this moment was already written up; 0 for none
 */
export const useWriteUp = (
  session: Session,
  said: Said,
  {
    target,
    redaction,
    workSince,
  }: { target: PostTarget | null; redaction: RedactionSettings; workSince: number },
): OpenWriteUp => {
  const desk = useDesk()
  const personId = useSignedIn((state) => state.identity.personId)
  const draft = useDraftForm(`write-up:${said.kind}:${session.id}`, emptyWriteUp)
  const { read, settled } = useMaterial(session)
  const [endedAt] = useState(() => desk.now())
  const { form } = draft
  const [opened, setOpened] = useState<TicketSeen | null>(null)
  if (opened === null && target !== null) setOpened(target.seen)
  const seen = seenIn(form) ?? opened
  const changes = useMemo(
    () => (seen === null || target === null ? [] : ticketChanges(seen, target)),
    [seen, target],
  )
  const latest = { said, form, redaction, target, personId, workSince, endedAt, dayOf: localDay }
  // Compared as text, because it is another object with every letter.
  const saidLater = useDeferredValue(JSON.stringify(said))
  const view = useMemo(
    () =>
      read === undefined
        ? undefined
        : writeUpView({
            material: read.material,
            said: JSON.parse(saidLater) as Said,
            form,
            redaction,
            target,
            personId,
            workSince,
            endedAt,
            dayOf: localDay,
          }),
    [read, saidLater, form, redaction, target, personId, workSince, endedAt],
  )
  return {
    draft,
    session,
    kind: said.kind,
    said,
    view,
    isWhole: read?.isWhole ?? true,
    target,
    seen,
    changes,
    acknowledge: () => {
      if (target !== null) draft.change({ seen: JSON.stringify(target.seen) })
    },
    settled: async () => writeUpView({ ...latest, material: (await settled()).material }),
  }
}
