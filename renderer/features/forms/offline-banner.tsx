import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/banner.tsx'

/** Says, in a dialog, what being offline means for what is about to be done. Nothing while connected. */
export const OfflineBanner = ({ children }: { children: ReactNode }) => {
  const offline = useSignedIn((state) => state.connection.kind !== 'online')
  return offline ? (
    <Banner tone="amber" icon={CloudOff}>
      {children}
    </Banner>
  ) : null
}
