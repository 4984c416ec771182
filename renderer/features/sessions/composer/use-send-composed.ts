import { useCallback } from 'react'
import type { Attachment } from '../../../../core/domain/files/attachment.ts'
import { assertNever, type Result } from '../../../../core/domain/document/problem.ts'
import { eventsFrom, type Session } from '../../../../core/domain/session/session.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { openDialog, openStepForm } from '../../../state/route/session-screen.ts'
import type { Composed } from './composer-commands.ts'
import { useTellFact } from './tell-fact.ts'
import { composerWords as words } from './composer.words.ts'

/** Forms and dialogs that a command opens. Nothing is stored yet. */
export type Opening = Extract<Composed, { kind: 'step_form' | 'fork_form' | 'fix_form' | 'dialog' }>
export type Sendable = Exclude<Composed, { kind: 'nothing' | 'incomplete' } | Opening>

export const isOpening = (composed: Composed): composed is Opening =>
  composed.kind === 'step_form' ||
  composed.kind === 'fork_form' ||
  composed.kind === 'fix_form' ||
  composed.kind === 'dialog'

/** True for what can include files; anything else leaves them in the composer. */
export const takesFiles = ({ kind }: Sendable): boolean =>
  kind === 'note' || kind === 'paste' || kind === 'step'

/** Opens what was asked for right away; returns why it can't, or null. */
export const useOpenComposed = (session: Session): ((composed: Opening) => string | null) => {
  const myId = useMe()?.id ?? null
  return (composed) => {
    const sessionId = session.id
    if (composed.kind === 'step_form') openStepForm(sessionId, composed.type, composed.text)
    else if (composed.kind === 'fork_form') openDialog({ kind: 'fork', sessionId, entryId: null })
    else if (composed.kind === 'fix_form') openDialog({ kind: 'fix', sessionId })
    else {
      if (session.ownerId !== myId) return words.ownerOnly
      if (!eventsFrom(session.status).includes(composed.dialog)) {
        return words.notNow
      }
      openDialog({ kind: composed.dialog, sessionId, text: composed.text })
    }
    return null
  }
}

/** Stores what was composed; returns the sentence of a rejection, or null once it's stored. */
export const useSendComposed = (
  session: Session,
): ((
  composed: Sendable,
  files?: readonly Attachment[],
  mentioned?: readonly string[],
) => Promise<string | null>) => {
  const desk = useDesk()
  const tellFact = useTellFact(session)
  return useCallback(
    async (composed, files = [], mentioned = []) => {
      const sessionId = session.id
      const attachments = [...files]
      const mentions = [...mentioned]
      const asked = (result: Result<unknown>) => (result.ok ? null : result.problem.message)
      switch (composed.kind) {
        case 'note':
        case 'paste': {
          const { kind, text } = composed
          const entryId = desk.newId()
          return asked(await desk.act('entry.add', { entryId, sessionId, kind, text, attachments, mentions }))
        }
        case 'step': {
          const { type, text } = composed
          const entryId = desk.newId()
          const step = { type }
          return asked(
            await desk.act('entry.add', {
              entryId,
              sessionId,
              kind: 'step',
              text,
              attachments,
              mentions,
              step,
            }),
          )
        }
        case 'fact': {
          const factId = desk.newId()
          const rejection = asked(await desk.act('fact.add', { factId, sessionId, text: composed.text }))
          if (rejection === null) tellFact(factId)
          return rejection
        }
        case 'ask':
          return asked(
            await desk.act('assistant.ask', { entryId: desk.newId(), sessionId, text: composed.text }),
          )
        case 'fork': {
          const branches = composed.labels.map((label) => ({ id: desk.newId(), label }))
          return asked(await desk.act('branch.fork', { sessionId, branches }))
        }
        case 'fix': {
          const { text, confidence } = composed
          return asked(await desk.act('fix.propose', { fixId: desk.newId(), sessionId, text, confidence }))
        }
        default:
          return assertNever(composed)
      }
    },
    [desk, session.id, tellFact],
  )
}
