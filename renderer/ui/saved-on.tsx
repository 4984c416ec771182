import './marks.css'
import { Check, HardDrive } from 'lucide-react'
import { Icon } from './icon.tsx'

const signs = {
  device: { icon: HardDrive, name: 'On this device, not sent yet' },
  sent: { icon: Check, name: 'Sent' },
} as const

/** Whether something is only on this device or has reached the server. Quiet, and never by color alone. */
export const SavedOn = ({ state }: { state: 'device' | 'sent' }) => {
  const { icon, name } = signs[state]
  return (
    <span className={`saved-on saved-on-${state}`} role="img" aria-label={name} title={name}>
      <Icon icon={icon} size={12} />
    </span>
  )
}
