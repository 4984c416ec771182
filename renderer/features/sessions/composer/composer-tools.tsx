import { ListChecks, Slash, Sparkles } from 'lucide-react'
import { memo } from 'react'
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
      <AttachButton onFiles={onFiles} />
      <IconButton label={words.commandsButton} icon={Slash} onClick={onCommands} />
      <IconButton label={words.askAssistant} hint="Q" icon={Sparkles} onClick={onAsk} />
      <IconButton label={words.stepWithOptions} hint="S" icon={ListChecks} onClick={onStep} />
    </>
  ),
)
