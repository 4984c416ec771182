import { CloudOff } from 'lucide-react'
import { useContents } from '../../../data/react/use-session-parts.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { sessionDetailWords as words } from './session-detail.words.ts'

/** Says that what was written in a session is not on this device, and what becomes of that; nothing when it is. */
export const ContentsNote = ({ sessionId }: { sessionId: string }) => {
  const contents = useContents(sessionId)
  if (contents === 'looking' || contents === 'here') return null
  return (
    <p className="session-stand" role="status">
      <Icon icon={CloudOff} size={14} />
      {words.contents[contents]}
    </p>
  )
}
