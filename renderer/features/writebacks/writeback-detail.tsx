import { MessageSquareText } from 'lucide-react'
import type { Writeback, WritebackPart } from '../../../core/domain/write-up/writeback.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { DetailPane } from '../../ui/screen/panes.tsx'
import { Pill, type Tone } from '../../ui/marks/pill.tsx'
import { fullTime } from '../../language/relative-time.ts'
import { Time } from '../shared/text/time.tsx'
import { TicketLink } from '../clients/ticket-link.tsx'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { useNames } from '../shared/names/use-names.ts'
import { PostedText } from './posted-text.tsx'
import { WritebackActions } from './writeback-actions.tsx'
import { useFreshRow } from './writeback-row.tsx'
import { useWritebackLine, WritebackSign } from './writeback-strip.tsx'
import type { WritebackRow } from './writebacks-csv.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** One writeback: how far each part is, what to do, and the exact text. */
export const WritebackDetail = ({ writebackId, row }: { writebackId: string; row: WritebackRow | null }) => {
  const document = useDocument('writebacks', writebackId)
  const known =
    document !== undefined && document !== null
      ? (row ?? { writeback: document, title: '', client: '', ownerId: null })
      : row
  if (known !== null) return <Open row={known} />
  return (
    <section className="pane" aria-label={words.title} aria-busy={document === undefined}>
      {document === null && <EmptyState title={words.pickOne} body={words.pickOneBody} />}
    </section>
  )
}

const tones: Record<WritebackPart['state'], Tone> = {
  planned: 'neutral',
  sending: 'neutral',
  written: 'accent',
  read_back: 'green',
  failed: 'red',
  skipped: 'neutral',
}

/** What a part is, and what about it: `Note`, `90211`. */
const partWords = (
  { key, psaId, hours, statusName }: WritebackPart,
  fileName: (hash: string) => string | null,
): { name: string; value: string } => {
  const names = words.partNames
  if (key === 'note') return { name: names.note, value: psaId ?? '' }
  if (key === 'documentation') return { name: names.documentation, value: psaId ?? '' }
  if (key === 'status') return { name: names.status, value: statusName ?? '' }
  return key.startsWith('time:')
    ? { name: names.time, value: words.hours(hours ?? 0) }
    : { name: names.file, value: fileName(key.slice('file:'.length)) ?? '' }
}

/** How far each part is. */
const Parts = ({ writeback }: { writeback: Writeback }) => {
  const writeUp = useDocument('writeups', writeback.writeUpId)
  const fileName = (hash: string) => writeUp?.files.find((file) => file.hash === hash)?.name ?? null
  return (
    <div className="writeback-parts">
      {writeback.parts.map((part) => {
        const { name, value } = partWords(part, fileName)
        return (
          <div key={part.key} className="writeback-part">
            <span className="writeback-part-name text-cut" dir="auto">
              {name} {value !== '' && <span className="text-muted">{value}</span>}
            </span>
            <Pill tone={tones[part.state]}>{words.partStates[part.state]}</Pill>
            {part.visibility !== null && (
              <span className="text-s text-muted">{words.visibility[part.visibility]}</span>
            )}
            <span className="grow" />
            {part.at !== null && <Time at={part.at} style="smart" />}
            {part.reason !== null && (
              <p className="writeback-part-reason">{readySentences.shown(part.reason)}</p>
            )}
          </div>
        )
      })}
    </div>
  )
}

const Open = ({ row }: { row: WritebackRow }) => {
  const { writeback, title, client, ownerId } = useFreshRow(row)
  const line = useWritebackLine(writeback)
  const myId = useSignedIn((state) => state.identity.personId)
  const { nameOf } = useNames()
  return (
    <DetailPane
      title={title === '' ? words.kinds[writeback.kind] : title}
      count={<TicketLink value={writeback.ticketNumber} />}
      actions={
        <Button
          icon={MessageSquareText}
          onClick={() => go(sessionPath({ sessionId: writeback.sessionId, ownerId: ownerId ?? '' }, myId))}
        >
          {words.openSession}
        </Button>
      }
    >
      <div className="writeback-detail">
        <section
          className={`writeback-strip writeback-strip-${line.tone}`}
          aria-label={words.states[writeback.state]}
        >
          <WritebackSign line={line} />
          <p className="writeback-strip-text" role="status" dir="auto">
            {line.lead}
            {line.rest.length > 0 && <span className="text-muted"> · {line.rest.join(' · ')}</span>}
          </p>
          <WritebackActions writeback={writeback} ownerId={ownerId} hasText={false} />
        </section>
        <div className="writeback-facts">
          <span>{words.kinds[writeback.kind]}</span>
          {client !== '' && <span dir="auto">{client}</span>}
          <span>{words.by(nameOf(writeback.personId))}</span>
          <span>{fullTime(writeback.createdAt)}</span>
        </div>
        <Parts writeback={writeback} />
        <PostedText writeUpId={writeback.writeUpId} />
      </div>
    </DetailPane>
  )
}
