import './client-filter.css'
import { Building2, X } from 'lucide-react'
import { ChoosePopover } from '../../ui/overlay/choose-popover.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Icon } from '../../ui/marks/icon.tsx'
import { SectionTitle } from '../../ui/screen/section-title.tsx'
import type { ClientHeading } from './by-client.ts'
import { sharedWords as words } from '../shared/shared.words.ts'

/** Chooses the one client that a list shows. */
export const ClientMenu = ({
  clients,
  client,
  onChange,
}: {
  clients: readonly string[]
  client: string | null
  onChange: (client: string | null) => void
}) =>
  clients.length === 0 && client === null ? null : (
    <ChoosePopover
      label={words.chooseClient}
      none={words.noSuchClient}
      items={clients}
      value={client}
      onChange={onChange}
      trigger={
        <IconButton
          label={client === null ? words.chooseClient : words.onlyClient(client)}
          icon={Building2}
        />
      }
    />
  )

/** Says above a list that it shows only one client, with a way back to all of them. */
export const ClientShown = ({ client, onClear }: { client: string | null; onClear: () => void }) =>
  client === null ? null : (
    <div className="client-shown">
      <Icon icon={Building2} size={14} />
      <span className="grow text-cut" dir="auto">
        {client === '' ? words.noClient : client}
      </span>
      <IconButton label={words.showAllClients} icon={X} onClick={onClear} />
    </div>
  )

/** The heading of one client's rows. */
export const ClientHead = ({ heading, count }: ClientHeading) => (
  <div className="client-heading">
    <SectionTitle count={count}>
      <bdi>{heading === '' ? words.noClient : heading}</bdi>
    </SectionTitle>
  </div>
)
