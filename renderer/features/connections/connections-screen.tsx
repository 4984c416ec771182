import { Plug } from 'lucide-react'
import { useState } from 'react'
import { atLeast } from '../../../core/domain/people/person.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { ConnectionSection } from './connection-section.tsx'
import { connectionWords as words } from './connections.words.ts'
import { MaskingPart } from './masking-part.tsx'

/** The ticket systems this workspace is connected to, for admins. */
export const ConnectionsScreen = () => {
  const me = useMe()
  const connections = useConnections()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [adding, setAdding] = useState(false)
  if (me === null || !atLeast(me.role, 'admin')) {
    return (
      <SettingsPage>
        <EmptyState title={words.adminsOnly} body={words.adminsOnlyBody} />
      </SettingsPage>
    )
  }
  const add = (
    <Button variant="primary" icon={Plug} disabled={!isOnline} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  )
  const isEmpty = connections?.length === 0
  return (
    <SettingsPage actions={isEmpty ? undefined : add}>
      {isEmpty && (
        <EmptyState
          title={words.none}
          body={isOnline ? words.noneBody : `${words.noneBody} ${words.offline}`}
          action={add}
        />
      )}
      {connections?.map((connection) => (
        <ConnectionSection key={connection.id} connection={connection} />
      ))}
      <MaskingPart disabled={!isOnline} />
      {adding && <ConnectDialog connection={null} onClose={() => setAdding(false)} />}
    </SettingsPage>
  )
}
