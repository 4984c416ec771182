import { cut } from '../../../../core/domain/text/text.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import {
  statusLeftByHand,
  writeUpLimits,
  type WriteUpContent,
} from '../../../../core/domain/write-up/write-up.ts'
import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import { redact } from '../../../../core/redaction/redact.ts'
import type { PostTarget } from '../posting/post-target.ts'
import type { WriteUpView } from './write-up-view.ts'

/** The longest line of a time entry about a session, in characters. */
const longestTitle = 200

/** Counts of the note and the documentation together. */
const countsIn = ({ note, documentation }: WriteUpView): WriteUpContent['masked'] => {
  const sum: WriteUpContent['masked'] = { ...note.counts }
  for (const [kind, count] of Object.entries(documentation?.counts ?? {}) as [keyof typeof sum, number][])
    sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

/** What confirming sends: everything masked, as it is on the screen. */
export const contentOf = (
  view: WriteUpView,
  target: PostTarget | null,
  {
    session,
    writeUpId,
    zone,
    redaction,
    seen,
  }: {
    session: Pick<Session, 'title' | 'stateVersion'>
    writeUpId: string
    /** The technician's time zone. */
    zone: string
    redaction: RedactionSettings
    /** The ticket as the person knew it. */
    seen: WriteUpContent['seen']
  },
): WriteUpContent => {
  const text = cut(redact(session.title, redaction, view.adjustments).text, longestTitle)
  const chosen = view.attachments.filter(({ hash }) => view.files.has(hash))
  return {
    writeUpId,
    markdown: view.note.text,
    documentation: view.documentation?.text ?? '',
    masked: countsIn(view),
    unmask: view.adjustments.unmask
      .filter((one) => one !== '' && one.length <= 1000)
      .slice(0, writeUpLimits.unmask),
    source: view.source,
    stateVersion: session.stateVersion,
    seen: target === null ? null : seen,
    time: view.time.flatMap(({ work, hours }) =>
      hours === null ? [] : [{ from: work.from, to: work.to, hours, zone, text }],
    ),
    statusId: view.status?.id ?? null,
    // Null as well where the connection has none: the server says so in its own words.
    statusSkipped:
      target !== null && target.statusId !== null && view.status === null ? statusLeftByHand : null,
    files: chosen.slice(0, writeUpLimits.files).map(({ hash, name, type, bytes }) => ({
      hash,
      name,
      type,
      size: bytes,
      visibility: view.files.get(hash) ?? 'internal',
    })),
    visibility: view.visibility,
  }
}
