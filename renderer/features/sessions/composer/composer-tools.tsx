import { ListChecks, SendHorizontal, Slash, Sparkles } from 'lucide-react'
import { memo } from 'react'
import { Kbd } from '../../../ui/buttons/kbd.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { AttachButton } from '../../files/attach-button.tsx'
import { composerWords as words } from './composer.words.ts'

/** The buttons below the composer's field. They stay as they are while someone types, so they aren't drawn again for it. */
export const ComposerTools = memo(
  ({
    onFiles,
    onCommands,
    onAsk,
    onStep,
  }: {
    onFiles: (files: readonly File[]) => void
    onCommands: () => void
    onAsk: () => void
    onStep: () => void
  }) => (
    <>
      <AttachButton onFiles={onFiles} inPalette />
      <IconButton label={words.commandsButton} icon={Slash} onClick={onCommands} />
      <IconButton label={words.askAssistant} hint="Q" icon={Sparkles} onClick={onAsk} />
      <IconButton label={words.stepWithOptions} hint="S" icon={ListChecks} onClick={onStep} />
    </>
  ),
)

/** Sends what is in the composer. Not drawn again for each letter either. */
export const SendButton = memo(({ disabled, onSend }: { disabled: boolean; onSend: () => void }) => (
  <>
    <Kbd>Enter</Kbd>
    <IconButton label={words.send} icon={SendHorizontal} disabled={disabled} onClick={onSend} />
  </>
))
