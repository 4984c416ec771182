import { useDraftAlsoOpen } from '../../data/react/use-draft.ts'
import { useDeskState } from '../../data/react/use-desk.ts'
import { formWords } from './forms.words.ts'

/** Says that what you're typing is safe on the device; silent while the field is empty. */
export const DraftSaved = ({
  saved,
  text,
  draftKey,
}: {
  saved: boolean
  text: string
  /** Names the draft, to say when another window shows it as well. */
  draftKey: string
}) => {
  const isFailing = useDeskState(
    (state) => state.phase === 'ready' && (state.problem?.kind.startsWith('storage_') ?? false),
  )
  const alsoOpen = useDraftAlsoOpen(draftKey)
  return (
    <>
      {alsoOpen && <span className="draft-also">{formWords.alsoOpen}</span>}
      {text !== '' && (
        <span>{saved ? formWords.saved : isFailing ? formWords.notSaved : formWords.saving}</span>
      )}
    </>
  )
}
