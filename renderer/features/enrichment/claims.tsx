import './enrichment.css'
import { useId, type ReactNode } from 'react'
import type { Cited } from '../../../core/domain/enrichment/cited.ts'
import { useEvidencePlace } from './evidence-place.ts'
import { enrichmentWords as words } from './enrichment.words.ts'

/** What a claim rests on, a button each that goes there; or that it rests on nothing in the notes. */
const Evidences = ({ cites }: Pick<Cited, 'cites'>) => {
  const { evidenceOf, jump } = useEvidencePlace()
  if (cites.length === 0) return <span className="claim-unbacked">{words.notBacked}</span>
  return (
    <span className="claim-evidence" role="group" aria-label={words.evidence.label}>
      {cites.map((citation) => {
        const evidence = evidenceOf(citation)
        const { key, what, said, isNumbered } = evidence
        const rest = said === '' ? '' : `: ${said}`
        return (
          <button
            key={key}
            type="button"
            className="evidence"
            title={said === '' ? undefined : said}
            onClick={() => jump(evidence)}
          >
            <bdi>
              {what}
              {isNumbered ? <span className="sr-only">{rest}</span> : rest}
            </bdi>
          </button>
        )
      })}
    </span>
  )
}

/** One claim, followed by what it rests on. */
export const Claim = ({ claim: { text, cites } }: { claim: Cited }) => (
  <>
    <span className="claim-text" dir="auto">
      {text}
    </span>{' '}
    <Evidences cites={cites} />
  </>
)

/** Claims under a heading. Nothing when there are none. */
export const ClaimList = ({
  title,
  claims,
  ordered = false,
}: {
  title: string
  claims: readonly Cited[]
  ordered?: boolean
}) => {
  const List = ordered ? 'ol' : 'ul'
  return claims.length === 0 ? null : (
    <ClaimPart title={title}>
      <List className={ordered ? 'claims claims-ordered' : 'claims'}>
        {claims.map((claim, index) => (
          // Two claims may have the same words.
          <li key={`${index} ${claim.text}`}>
            <Claim claim={claim} />
          </li>
        ))}
      </List>
    </ClaimPart>
  )
}

/** A part of an assessment or a briefing under its heading. */
export const ClaimPart = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId()
  return (
    <section className="claim-part" aria-labelledby={id}>
      <h4 id={id} className="claim-title">
        {title}
      </h4>
      {children}
    </section>
  )
}
