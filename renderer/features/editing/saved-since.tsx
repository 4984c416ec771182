import './saved-since.css'
import { Users } from 'lucide-react'
import { Button } from '../../ui/buttons/button.tsx'
import { Banner } from '../../ui/screen/banner.tsx'
import { formWords } from '../forms/forms.words.ts'
import type { EditedForm } from './use-edited.ts'

/** Says that someone else has saved what is being edited, and asks which of the two to go on with. Empty until then. */
export const SavedSince = <D,>({
  form,
  who = null,
}: {
  form: Pick<EditedForm<D>, 'isBehind' | 'keepMine' | 'discard'>
  /** The name of whoever saved, at the start of a sentence; null if that isn't known. */
  who?: string | null
}) => (
  // There from the start, so that a screen reader says what comes into it.
  <div className="saved-since banner-box" aria-live="polite">
    {form.isBehind && (
      <Banner
        tone="amber"
        icon={Users}
        actions={
          <>
            <Button size="sm" onClick={form.discard}>
              {formWords.loadTheirs}
            </Button>
            <Button size="sm" onClick={form.keepMine}>
              {formWords.keepMine}
            </Button>
          </>
        }
      >
        {formWords.savedSince(who)}
      </Banner>
    )}
  </div>
)
