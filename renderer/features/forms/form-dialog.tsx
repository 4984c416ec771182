import './form-dialog.css'
import { useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../../ui/buttons/button.tsx'
import { FieldsWaitContext } from '../../ui/form/field.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { Dialog, type DialogProps } from '../../ui/overlay/dialog.tsx'
import { FormBannerContext } from './form-banner.ts'
import { ChangedSinceContext, FormProblemContext, type FormProblem, type Submitted } from './form-problem.ts'
import { formWords } from './forms.words.ts'
import type { ShownDraft } from './both-drafts.ts'
import type { DraftForm } from './use-draft-form.ts'

const noChanges = {}

/**
 * A dialog that asks for something and does it: the frame of every form.
 *
 * It submits once at a time, on its filled button, Enter in a line of text, or Ctrl+Enter anywhere. A submission that
 * fails keeps the dialog open and says why, at the field it names or above the buttons, until something is changed; one
 * that succeeds closes it. Until then the fields take nothing, because what is typed on would be in neither. Closing keeps the draft, so there's nothing to confirm; the footer offers to discard it.
 */
export const FormDialog = ({
  submit,
  submitLabel,
  submitKeys = 'Ctrl Enter',
  cancelLabel = formWords.cancel,
  danger = false,
  focus = 'field',
  draft = null,
  changedSince = noChanges,
  back = null,
  open = true,
  onClose,
  children,
  ...dialog
}: Pick<DialogProps, 'title' | 'icon' | 'subtitle' | 'wide' | 'onClose'> & {
  submit: () => Promise<Submitted> | Submitted
  submitLabel: string
  /** The keys that the filled button names; null for none. */
  submitKeys?: string | null | undefined
  cancelLabel?: string | undefined
  /** What it does can't be undone, or is done to someone. */
  danger?: boolean | undefined
  /** What has the focus at first. A dangerous one starts at `cancel`, one that only asks at `submit`. */
  focus?: 'field' | 'cancel' | 'submit' | undefined
  /** The form, where its fields are kept on the device while they're being filled in. */
  draft?: ShownDraft | null | undefined
  /** What others have made of its fields since the draft was begun; said below each. */
  changedSince?: DraftForm['changedSince'] | undefined
  /** The way back to an earlier step of the same form. */
  back?: { label: string; hint?: string | undefined; run: () => void } | null | undefined
  open?: boolean | undefined
  children?: ReactNode
}) => {
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const banner = useContext(FormBannerContext)
  const [shownBanner, setShownBanner] = useState(banner)
  // A rejection that came first says the same.
  if (shownBanner !== banner) {
    setShownBanner(banner)
    setProblem(null)
  }
  const [busy, setBusy] = useState(false)
  const submitting = useRef(false)
  const fields = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (problem?.field === undefined) return
    const said = fields.current?.querySelector('[role="alert"]') ?? null
    // In a long form, the field may be far from the button that was pressed.
    said?.scrollIntoView({ block: 'nearest' })
    // Whoever confirmed from another field goes on where something is missing; on the button, the next press is its own.
    const { activeElement } = document
    const field = said?.closest('.field') ?? null
    if (field === null || field.contains(activeElement) || fields.current?.contains(activeElement) !== true)
      return
    field.querySelector<HTMLElement>('input:checked, input, textarea, [role="combobox"], button')?.focus()
  }, [problem])
  const [shownForm, setShownForm] = useState(draft?.form)
  // A list or a set of choices changes the form without the page's own change event.
  if (shownForm !== draft?.form) {
    setShownForm(draft?.form)
    setProblem(null)
  }

  /** Closed by the person since it was sent. */
  const isLeft = useRef(false)
  const close = () => {
    isLeft.current = true
    setProblem(null)
    onClose()
  }
  const run = async () => {
    if (submitting.current) return
    submitting.current = true
    isLeft.current = false
    setBusy(true)
    setProblem(null)
    try {
      const submitted = await submit()
      // What is open now may be another dialog, which this one's end doesn't close; that it failed is told all the same.
      if (isLeft.current) {
        if (typeof submitted === 'object') toast(submitted.message, { tone: 'red' })
      } else if (submitted === 'done') close()
      else if (submitted !== 'stay') setProblem(submitted)
    } finally {
      submitting.current = false
      setBusy(false)
    }
  }
  const atField = problem?.field !== undefined

  return (
    <Dialog
      {...dialog}
      open={open}
      onClose={close}
      onSubmit={() => void run()}
      footer={
        <>
          {banner !== null && (
            <p className="form-problem" role="alert">
              {banner}
            </p>
          )}
          {problem !== null && !atField && banner === null && (
            <p className="form-problem" role="alert">
              {problem.message}
            </p>
          )}
          <span className="form-note">{draft !== null && <DraftNote {...draft} />}</span>
          {back !== null && (
            <Button variant="ghost" hint={back.hint} onClick={back.run}>
              {back.label}
            </Button>
          )}
          <Button hint="Esc" onClick={close} data-autofocus={focus === 'cancel' ? '' : undefined}>
            {cancelLabel}
          </Button>
          <Button
            type="submit"
            variant={danger ? 'danger' : 'primary'}
            hint={submitKeys ?? undefined}
            isBusy={busy}
            data-autofocus={focus === 'submit' ? '' : undefined}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <FormProblemContext value={problem}>
        <ChangedSinceContext value={changedSince}>
          <FieldsWaitContext value={busy}>
            <div
              className={busy ? 'form-fields form-fields-waiting' : 'form-fields'}
              ref={fields}
              onChange={() => setProblem(null)}
            >
              {children}
            </div>
          </FieldsWaitContext>
        </ChangedSinceContext>
      </FormProblemContext>
    </Dialog>
  )
}

/** Where the draft stands, with a way to start over that can be taken back. */
const DraftNote = ({ saved, isEmpty, discard, restore }: ShownDraft) => {
  if (isEmpty && restore === null) return null
  const kept = saved ? formWords.saved : formWords.saving
  return (
    <>
      <span role="status">{restore === null ? kept : formWords.discarded}</span>
      {/* One button for both, so that it keeps the focus. */}
      <button type="button" className="link-button" onClick={restore ?? discard}>
        {restore === null ? formWords.discard : formWords.undoDiscard}
      </button>
    </>
  )
}
