import { MessageSquareText } from 'lucide-react'
import type { SearchField, SearchHit } from '../../data/contract/search-hit.ts'
import { Icon } from '../../ui/icon.tsx'
import { Marked } from '../../ui/marked.tsx'
import { Ticket } from '../../ui/ticket.tsx'
import { SessionStatusPill } from '../shared/session-status-pill.tsx'

/** Where it was found, where that is not plain to see. */
const places: Record<SearchField, string | null> = {
  ticket: null,
  title: null,
  problem: 'Problem',
  resolution: 'Resolution',
  category: 'Category',
  fact: 'Fact',
  note: 'Note',
}

/** A session that was found: its title, and the words that matched if they are elsewhere. */
export const SessionHit = ({ hit }: { hit: SearchHit }) => (
  <>
    <Icon icon={MessageSquareText} size={14} />
    <span className="palette-hit">
      <span className="palette-hit-line">
        <span className="grow text-cut">
          <Marked text={hit.title} ranges={hit.titleRanges} />
        </span>
        {hit.ticket !== null && <Ticket value={hit.ticket} />}
        <SessionStatusPill session={hit} handoff={null} />
      </span>
      {hit.snippet !== null && (
        <span className="palette-hit-snippet text-cut">
          {places[hit.field] !== null && <>{places[hit.field]}: </>}
          <Marked {...hit.snippet} />
        </span>
      )}
    </span>
  </>
)
