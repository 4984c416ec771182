import './marks.css'
import { Check, HardDrive } from 'lucide-react'
import { Icon } from './icon.tsx'
import { uiWords } from '../ui.words.ts'

const icons = {
  device: HardDrive,
  sent: Check,
} as const

/** Whether something is only on this device or has reached the server. Quiet, and never by color alone. */
export const SavedOn = ({ state }: { state: 'device' | 'sent' }) => {
  const name = uiWords.savedOn[state]
  return (
    <span className={`saved-on saved-on-${state}`} role="img" aria-label={name} title={name}>
      <Icon icon={icons[state]} size={12} />
    </span>
  )
}
