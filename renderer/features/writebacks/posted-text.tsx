import './posted-text.css'
import { noteText } from '../../../core/write-ups/posted-text.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import { writebackWords } from './writebacks.words.ts'

const words = writebackWords.text

/** The text of a confirmed write-up, word for word as confirmed: the note, then the documentation. */
export const PostedText = ({ writeUpId }: { writeUpId: string }) => {
  const writeUp = useDocument('writeups', writeUpId)
  if (writeUp === undefined) return null
  if (writeUp === null) return <p className="text-muted">{words.notHere}</p>
  const masked = Object.values(writeUp.masked).reduce((sum, count) => sum + (count ?? 0), 0)
  return (
    <div className="posted-text">
      <SectionTitle level="h3">
        {words.note}
        <span className="posted-text-more">
          {writebackWords.visibility[writeUp.visibility]}
          {masked > 0 && ` · ${words.masked(masked)}`}
        </span>
      </SectionTitle>
      <Block label={words.note} text={noteText(writeUp)} />
      {writeUp.kind === 'resolution' && writeUp.documentation !== '' && (
        <>
          <SectionTitle level="h3">{words.documentation}</SectionTitle>
          <Block label={words.documentation} text={writeUp.documentation} />
        </>
      )}
    </div>
  )
}

const Block = ({ label, text }: { label: string; text: string }) => (
  // It may be longer than what scrolls around it, so it needs to be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="posted-text-block" tabIndex={0} role="region" aria-label={label} dir="auto">
    {text}
  </div>
)
