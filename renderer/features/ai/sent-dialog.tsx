import './ai.css'
import { Send } from 'lucide-react'
import type { AiCall } from '../../../core/protocol/ai-messages.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { copyText } from '../../ui/text/copy-text.ts'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { AskedProblem } from './asked-problem.tsx'
import { aiWords } from './ai.words.ts'
import { useAsked } from './use-asked.ts'

const words = aiWords.sent

/** Exactly what one call sent, as it left: with secrets masked. */
export const SentDialog = ({ call, onClose }: { call: AiCall; onClose: () => void }) => {
  const { value, problem, again } = useAsked('ai:sent', { callId: call.id })
  const text = value?.text ?? null
  const copy = async (sent: string) => {
    if (await copyText(sent)) toast(words.copied)
    else toast(words.notCopied, { tone: 'red' })
  }
  return (
    <Dialog
      open
      wide
      title={words.textTitle(aiWords.usage.kindOf(call.kind))}
      icon={Send}
      onClose={onClose}
      footer={
        <>
          {text !== null && <Button onClick={() => void copy(text)}>{words.copy}</Button>}
          <Button hint="Esc" onClick={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <AskedProblem problem={problem} again={again} />
      {value === null && problem === null && <p className="text-muted">{aiWords.usage.loading}</p>}
      {value !== null && text === null && <p className="text-muted">{words.gone}</p>}
      {text !== null && (
        // It scrolls, so it needs to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="ai-sent-text" tabIndex={0} role="region" aria-label={words.title}>
          {text}
        </pre>
      )}
    </Dialog>
  )
}
