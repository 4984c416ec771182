import { MessageSquareText } from 'lucide-react'
import type { SearchHit } from '../../../core/search/hit.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { Marked } from '../../ui/text/marked.tsx'
import { Ticket } from '../../ui/marks/ticket.tsx'
import { SessionStatusPill } from '../shared/sessions/session-status-pill.tsx'
import { foundIn } from './palette.words.ts'

/** A session in the results: its title, and the matching words if they are elsewhere. */
export const SessionHit = ({ hit }: { hit: SearchHit }) => (
  <>
    <Icon icon={MessageSquareText} size={14} />
    <span className="palette-hit">
      <span className="palette-hit-line">
        <span className="palette-hit-title text-cut" dir="auto">
          <Marked text={hit.title} ranges={hit.titleRanges} alone />
        </span>
        {hit.ticket !== null && <Ticket value={hit.ticket} />}
        <SessionStatusPill session={hit} handoff={null} />
      </span>
      {hit.snippet !== null && (
        <span className="palette-hit-snippet text-cut">
          {foundIn[hit.field] !== null && <>{foundIn[hit.field]}: </>}
          <Marked {...hit.snippet} />
        </span>
      )}
    </span>
  </>
)
