import './resolution-band.css'
import type { Session } from '../../../../core/domain/session.ts'
import { FoldedText } from '../../shared/folded-text.tsx'

/** What a resolved session was and what solved it, above its timeline: the two lines that the next one looks for. */
export const ResolutionBand = ({
  session: { status, resolutionSummary, resolutionAction },
}: {
  session: Pick<Session, 'status' | 'resolutionSummary' | 'resolutionAction'>
}) => {
  const lines = [
    { label: 'What it was', text: resolutionSummary },
    { label: 'What solved it', text: resolutionAction },
  ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]))
  if (status !== 'resolved' || lines.length === 0) return null
  return (
    // A long one scrolls, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="resolution-band" aria-label="Resolution" tabIndex={0}>
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
