import { redact } from '../../../core/redaction/redact.ts'
import { ticketNote } from '../../../core/write-ups/ticket-note.ts'
import { timeEntry } from '../../../core/write-ups/time-entry.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { copyComing } from '../../ui/text/copy-text.ts'
import { clockTime } from '../../language/relative-time.ts'
import { exportWords as words } from './export.words.ts'
import { readSession } from './read-session.ts'

/** What can be copied of a session: a note for its ticket, this person's time entry, a link that works for everyone here. */
export type CopyOf = 'note' | 'time' | 'link'

/** Why there is nothing to copy, in a sentence. */
class NothingToCopy extends Error {}

/** `2026-11-20` in this device's zone. */
const dayOf = (at: number): string => {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

/**
 * Copies a session in one of these ways.
 *
 * What goes into a ticket leaves the house, so secrets are masked in it (domain.md, "Write-ups and the PSA").
 */
export const useCopySession = (sessionId: string): ((what: CopyOf) => void) => {
  const desk = useDesk()
  const me = useMe()
  const { info } = useDesktop()
  const account = useDocument('accounts', me?.accountId ?? null)

  const make = async (what: CopyOf): Promise<{ text: string; told: string }> => {
    if (what === 'link') {
      // The server shows the same sessions in a browser, so its address works for everyone.
      const server = info.serverUrl === '' ? globalThis.location.origin : info.serverUrl
      return { text: `${server}/#/sessions/${sessionId}`, told: words.linkCopied }
    }
    const contents = await readSession(desk, sessionId)
    if (contents === null) throw new NothingToCopy(words.notHere)
    if (what === 'note') {
      const { text, masked } = redact(ticketNote(contents, desk.now()), account?.redaction)
      return { text, told: words.noteCopied(masked.length) }
    }
    const entry =
      me === null
        ? null
        : timeEntry(contents, { personId: me.id, rounding: '15min', dayOf, timeOf: clockTime })
    if (entry === null) throw new NothingToCopy(words.noTime)
    const { text, masked } = redact(entry.text, account?.redaction)
    return { text, told: words.timeCopied(entry.hours, masked.length) }
  }

  const copy = async (what: CopyOf): Promise<void> => {
    const made = make(what)
    try {
      const isCopied = await copyComing(made.then(({ text }) => text))
      if (isCopied) toast((await made).told)
      else toast(words.notCopied, { tone: 'red' })
    } catch (error) {
      if (!(error instanceof NothingToCopy)) console.error('copy', error)
      toast(error instanceof NothingToCopy ? error.message : words.notCopied, { tone: 'red' })
    }
  }
  return (what) => void copy(what)
}
