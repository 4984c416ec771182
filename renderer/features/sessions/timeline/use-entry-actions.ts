import { useMemo } from 'react'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { Fact } from '../../../../core/domain/fact.ts'
import { useDesktop } from '../../../desktop/desktop-context.tsx'
import { go } from '../../../state/route.ts'
import { openDialog } from '../../../state/session-screen.ts'
import { toast } from '../../../state/toasts.ts'
import { copyText } from '../../../ui/copy-text.ts'
import { answerOf } from '../../../../core/domain/progress.ts'
import { entryText, type EntryActions } from './entry-menu.ts'
import type { EntryMode } from './timeline-entry.tsx'
import { usePromote } from '../steps/use-fact-actions.ts'

const copied = async (text: string, what: string): Promise<void> => {
  if (await copyText(text)) toast(`${what} copied.`)
  else toast('The clipboard cannot be reached. Select the text and copy it by hand.', { tone: 'red' })
}

/** What can be done with the entries of a timeline; the same object until the facts change. */
export const useEntryActions = (
  facts: readonly Fact[],
  open: (entry: Entry, mode: EntryMode) => void,
): EntryActions => {
  const { info } = useDesktop()
  const promote = usePromote()
  return useMemo(() => {
    // The server shows the same sessions in a browser, so that its address works for everyone.
    const server = info.serverUrl === '' ? globalThis.location.origin : info.serverUrl
    return {
      answer: (entry) => open(entry, 'answer'),
      edit: (entry) => open(entry, 'edit'),
      promote: (entry) => void promote(entry, facts),
      fork: ({ sessionId, id }) => openDialog({ kind: 'fork', sessionId, entryId: id }),
      copyText: (entry) => void copied(entryText(entry, answerOf(entry)), 'Text'),
      copyLink: ({ sessionId, id }) => void copied(`${server}/#/sessions/${sessionId}/${id}`, 'Link'),
      openHandoff: (handoffId) => go(`/handoffs/${handoffId}`),
    }
  }, [info.serverUrl, promote, facts, open])
}
