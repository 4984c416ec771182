import './writeback-row.css'
import { TriangleAlert } from 'lucide-react'
import { useDocument } from '../../data/react/use-documents.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { Ticket } from '../../ui/marks/ticket.tsx'
import { Time } from '../shared/text/time.tsx'
import { useNames } from '../shared/names/use-names.ts'
import type { Untold } from './use-untold.ts'
import type { WritebackRow } from './writebacks-csv.ts'
import { useWritebackLine, WritebackSign } from './writeback-strip.tsx'
import { writebackWords as words } from './writebacks.words.ts'

/** A row with what this device knows better than the page that the server sent. */
export const useFreshRow = ({ writeback, title, client, ownerId }: WritebackRow): WritebackRow => {
  const fresh = useDocument('writebacks', writeback.id)
  const session = useDocument('sessions', writeback.sessionId)
  const isNewer = fresh !== undefined && fresh !== null && fresh.rev >= writeback.rev
  return {
    writeback: isNewer ? fresh : writeback,
    title: session?.title ?? title,
    client: session?.client ?? client,
    ownerId: session?.ownerId ?? ownerId,
  }
}

/** One writeback in a list. */
export const WritebackRowView = ({ row }: { row: WritebackRow }) => {
  const { writeback, title, client } = useFreshRow(row)
  const line = useWritebackLine(writeback)
  const { youIn } = useNames()
  return (
    <div className="writeback-row">
      <div className="writeback-row-line">
        <span className="writeback-row-title text-cut" dir="auto">
          {title === '' ? words.kinds[writeback.kind] : title}
        </span>
        <Time at={writeback.createdAt} style="smart" />
      </div>
      <div className="writeback-row-line">
        <WritebackSign line={line} />
        <span className="text-cut grow" dir="auto">
          {[line.lead, ...line.rest].join(' · ')}
        </span>
      </div>
      <div className="writeback-row-line writeback-row-more">
        <Ticket value={writeback.ticketNumber} />
        {client !== '' && (
          <span className="writeback-row-client text-cut" dir="auto">
            {client}
          </span>
        )}
        <span className="text-cut">{words.by(youIn(writeback.personId))}</span>
      </div>
    </div>
  )
}

/** A session whose ticket hears nothing, among the writebacks that need someone. It opens the session, where that is put right. */
export const UntoldRow = ({ untold: { session, why } }: { untold: Untold }) => {
  const number = session.psaTicketId ?? ''
  const text = {
    missing: words.localMissing(number),
    ambiguous: words.waitingForChoice(number),
    unwritten: words.notWritten(number),
  }[why]
  return (
    <div className="writeback-row">
      <div className="writeback-row-line">
        <span className="writeback-row-title text-cut" dir="auto">
          {session.title}
        </span>
        <Time at={session.updatedAt} style="smart" />
      </div>
      <div className="writeback-row-line">
        <span className="writeback-sign writeback-sign-amber">
          <Icon icon={TriangleAlert} size={14} />
        </span>
        <span className="text-cut grow" dir="auto">
          {text}
        </span>
      </div>
      <div className="writeback-row-line writeback-row-more">
        <Ticket value={number} />
        {session.client !== '' && (
          <span className="writeback-row-client text-cut" dir="auto">
            {session.client}
          </span>
        )}
      </div>
    </div>
  )
}
