import { memberOf } from '../../../core/domain/ticket/connection.ts'
import { cut, isolated } from '../../../core/domain/text/text.ts'
import type { Visibility } from '../../../core/domain/write-up/write-up.ts'
import { noteText, signed } from '../../../core/write-ups/posted-text.ts'
import type { Database } from '../../store/database.ts'
import { readFile } from '../../store/file-store.ts'
import type { LedgerPart } from '../../store/psa/writeback-store.ts'
import type { PsaProvider, PsaResult, PsaWritten } from '../provider.ts'
import type { Material } from './material.ts'

/** What to do about a part: send it, skip it for a reason, or wait for something that isn't here yet. */
export type Prepared =
  | {
      kind: 'send'
      send(signal: AbortSignal): Promise<PsaResult<PsaWritten>>
      /** The ids of what may be it at the ticket, for what can't carry a mark. */
      landed?(signal: AbortSignal): Promise<PsaResult<string[]>>
    }
  | { kind: 'skip'; reason: string }
  | { kind: 'wait'; reason: string }

/** Prepares any part but the status for a ticket. */
export const preparePart = async (
  db: Database,
  { writeback, writeUp, person, connection }: Material,
  provider: PsaProvider,
  systemId: string,
  { key, marker }: Pick<LedgerPart, 'key' | 'marker'>,
): Promise<Prepared> => {
  const member = memberOf(connection, writeback.personId)
  const memberId = member?.memberId ?? null
  const name = person?.name ?? 'Someone'
  const author = memberId !== null && provider.capabilities.authors ? null : name
  const visibility: Visibility = writeback.parts.find((part) => part.key === key)?.visibility ?? 'internal'
  const note = (title: string, text: string): Prepared => ({
    kind: 'send',
    send: (signal) =>
      provider.postNote(
        systemId,
        { title, text: signed(text, author, marker), visibility, memberId },
        signal,
      ),
  })
  if (key === 'note')
    return note(writeUp.kind === 'resolution' ? 'Resolution' : 'Escalation', noteText(writeUp))
  if (key === 'documentation') return note('Session documentation', writeUp.documentation)
  const [kind, rest = ''] = key.split(':')
  if (kind === 'time') {
    const time = writeUp.time[Number(rest)]
    if (time === undefined || time.hours === 0) return { kind: 'skip', reason: 'There is no time to log.' }
    if (!connection.capabilities.timeEntries || !provider.capabilities.timeEntries)
      return { kind: 'skip', reason: `${connection.name} takes no time entries from Baton.` }
    if (memberId === null) {
      return {
        kind: 'skip',
        reason: `No time was logged: ${isolated(cut(name, 60))} isn’t mapped to anyone in ${connection.name}. An admin can map them in Settings, under Connections; then try again.`,
      }
    }
    const { from, to, hours, text } = time
    return {
      kind: 'send',
      send: (signal) =>
        provider.addTime(systemId, { memberId, from, to, hours, text: signed(text, author, marker) }, signal),
    }
  }
  const file = writeUp.files.find(({ hash }) => hash === rest)
  if (file === undefined) return { kind: 'skip', reason: 'The file is no longer here.' }
  if (!connection.capabilities.attachments || !provider.capabilities.attachments)
    return { kind: 'skip', reason: `${connection.name} takes no files from Baton.` }
  const stored = await readFile(db, { accountId: writeback.accountId, hash: file.hash })
  if (stored === null)
    return {
      kind: 'wait',
      reason: `“${isolated(cut(file.name, 60))}” hasn’t been uploaded yet. It’s still on the device it was added on.`,
    }
  const attachment = {
    name: file.name,
    type: stored.type,
    bytes: stored.body,
    visibility: file.visibility,
  }
  return {
    kind: 'send',
    send: (signal) => provider.attach(systemId, attachment, signal),
    landed: (signal) => provider.attached(systemId, attachment, signal),
  }
}
