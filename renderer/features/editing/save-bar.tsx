import '../forms/form-dialog.css'
import './save-bar.css'
import { Button } from '../../ui/buttons/button.tsx'
import { formWords as words } from '../forms/forms.words.ts'
import { SavedSince } from './saved-since.tsx'
import type { EditedForm } from './use-edited.ts'

/**
 * How a form that fills a page stands, with its buttons, below what scrolls: what someone else saves meanwhile is asked about here,
 * and whoever comes back later sees that they haven't saved, wherever the page is scrolled to.
 */
export const SaveBar = <D,>({
  form,
  who,
  disabled,
  save,
}: {
  form: EditedForm<D>
  /** The name of whoever saved last, at the start of a sentence; null if that isn't known. */
  who: string | null
  disabled: boolean
  save: () => void
}) => {
  const { isChanged, isBehind, problem, restore } = form
  const isPending = isChanged || isBehind || restore !== null
  const canSave = !disabled && isChanged && !isBehind
  return (
    <div className="save-bar">
      <div className="save-bar-inner">
        <SavedSince form={form} who={who} />
        {!isBehind && problem !== null && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
        {isPending && !isBehind && (
          <>
            <span className="save-bar-note" role="status">
              {isChanged ? (form.saved ? words.unsavedKept : words.unsaved) : words.changesDiscarded}
            </span>
            {/* One button for both, so that it keeps the focus. */}
            <Button variant="ghost" onClick={restore ?? form.discard}>
              {restore === null ? words.discardChanges : words.undoDiscard}
            </Button>
          </>
        )}
        <Button
          variant="primary"
          // Not `disabled`, so that it keeps the focus once it has saved.
          aria-disabled={!canSave}
          isBusy={form.isSaving}
          onClick={() => {
            if (canSave) save()
          }}
        >
          {words.save}
        </Button>
      </div>
    </div>
  )
}
