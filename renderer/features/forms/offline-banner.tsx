import { CloudOff } from 'lucide-react'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { formWords } from './forms.words.ts'

/** Says, in a dialog, what being offline means for what you're about to do. Nothing while connected. */
export const OfflineBanner = ({ lead = formWords.offline, body }: { lead?: string; body: string }) => {
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  return offline ? (
    <Banner tone="amber" icon={CloudOff}>
      <strong>{lead}</strong> {body}
    </Banner>
  ) : null
}
