import './resolution-band.css'
import type { Session } from '../../../../core/domain/session/session.ts'
import { FoldedText } from '../../shared/text/folded-text.tsx'

import { sessionDetailWords as words } from './session-detail.words.ts'

/** What caused a resolved session and what fixed it, above its timeline: the two lines that the next person looks for. */
export const ResolutionBand = ({
  session: { status, resolutionSummary, resolutionAction },
}: {
  session: Pick<Session, 'status' | 'resolutionSummary' | 'resolutionAction'>
}) => {
  const lines = [
    { label: words.cause, text: resolutionSummary },
    { label: words.fix, text: resolutionAction },
  ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]))
  if (status !== 'resolved' || lines.length === 0) return null
  return (
    // What it is in scrolls where there is much of it, so it needs to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="resolution-band" aria-label={words.resolution} tabIndex={0}>
      <dl>
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <FoldedText className="resolution-text" text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
