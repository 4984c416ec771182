import './composer.css'
import { useId } from 'react'
import { useReadable } from '../../../data/react/use-desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { copyText } from '../../../ui/text/copy-text.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { composerWords as words } from './composer.words.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { emptyStepForm, textOfStep } from './step-form.ts'
import { useSendQueue } from './use-send-queue.ts'

/** What someone had begun to write before they were made a viewer: to read and copy, since it can't be sent. */
export const KeptText = ({ sessionId }: { sessionId: string }) => {
  const written = useReadable(useSendQueue(sessionId))
  const id = useId()
  const step = useDraftForm(`step:${sessionId}`, emptyStepForm)
  const text = [written.text.trim() === '' ? '' : written.text, textOfStep(step.form)]
    .filter((part) => part !== '')
    .join('\n\n')
  if (text === '') return null
  const copy = async () => {
    toast((await copyText(text)) ? words.kept.copied : words.kept.notCopied)
  }
  return (
    <section className="composer" aria-label={words.kept.label}>
      <p className="composer-kept" role="status" id={id}>
        {words.kept.because}
      </p>
      <div className="composer-box">
        <TextArea
          readOnly
          minRows={2}
          maxRows={12}
          dir="auto"
          aria-label={words.kept.label}
          aria-describedby={id}
          value={text}
        />
        <div className="composer-foot">
          <span className="grow" />
          <Button onClick={() => void copy()}>{words.kept.copy}</Button>
        </div>
      </div>
    </section>
  )
}
