import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../core/domain/branches/fact.ts'
import { useDesktop } from '../../../desktop/desktop-context.tsx'
import { go } from '../../../state/route/route.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { copyText } from '../../../ui/text/copy-text.ts'
import { timelineWords as words } from './timeline.words.ts'
import { textToCopy } from './entry-commands.ts'
import type { EntryActions } from './entry-menu.ts'
import { lineOf, type LineContext } from './timeline-line.ts'
import type { EntryMode } from './timeline-entry.tsx'
import { usePromote } from '../steps/use-fact-actions.ts'

const copy = async (text: string, message: string): Promise<void> => {
  if (await copyText(text)) toast(message)
  else toast(words.notCopied, { tone: 'red' })
}

/** What can be done with the entries of a timeline; the same object until the facts change. */
export const useEntryActions = (
  facts: readonly Fact[],
  open: (entry: Entry, mode: EntryMode) => void,
  context: LineContext,
): EntryActions => {
  const { info } = useDesktop()
  const promote = usePromote()
  const latest = useRef(context)
  useLayoutEffect(() => {
    latest.current = context
  })
  return useMemo(() => {
    // The server shows the same sessions in a browser, so its address works for everyone.
    const server = info.serverUrl === '' ? globalThis.location.origin : info.serverUrl
    return {
      answer: (entry) => open(entry, 'answer'),
      edit: (entry) => open(entry, 'edit'),
      promote: (entry) => void promote(entry, facts),
      fork: ({ sessionId, id }) => openDialog({ kind: 'fork', sessionId, entryId: id }),
      copyText: (entry) => {
        const text = textToCopy(entry, lineOf(entry, latest.current))
        // The clipboard may hold something that is still needed.
        if (text === '') toast(words.noTextToCopy)
        else void copy(text, words.textCopied)
      },
      copyLink: ({ sessionId, id }) => void copy(`${server}/#/sessions/${sessionId}/${id}`, words.linkCopied),
      openHandoff: (handoffId) => go(`/handoffs/${handoffId}`),
    }
  }, [info.serverUrl, promote, facts, open])
}
