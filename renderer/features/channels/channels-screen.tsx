import './channels.css'
import { CloudOff } from 'lucide-react'
import { atLeast, canWork } from '../../../core/domain/people/person.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { RetryBanner } from '../forms/retry-banner.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'
import { DestinationsPart } from './destinations-part.tsx'
import { DutyReminderPart } from './duty-reminder-part.tsx'
import { PersonalPart } from './personal-part.tsx'
import { QuietPart } from './quiet-part.tsx'
import { useChannels } from './use-channels.ts'

/** How this person is told outside of Baton, and, for admins, where the workspace is. */
export const ChannelsScreen = () => {
  const me = useMe()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const { read, again, save } = useChannels()
  if (me !== null && !canWork(me))
    return (
      <SettingsPage>
        <EmptyState title={words.tab} body={words.viewer} />
      </SettingsPage>
    )
  return (
    <SettingsPage>
      <div className="banner-box channels-banners">
        {!isOnline && (
          <Banner tone="amber" icon={CloudOff}>
            {words.offline}
          </Banner>
        )}
        {read.state === 'failed' && <RetryBanner again={again}>{read.problem}</RetryBanner>}
      </div>
      {read.state === 'read' && (
        <>
          <PersonalPart channels={read.channels} disabled={!isOnline} save={save} again={again} />
          <DutyReminderPart rules={read.channels.rules} disabled={!isOnline} save={save} />
          <QuietPart
            rules={read.channels.rules}
            hasChosen={read.channels.hasChosen}
            disabled={!isOnline}
            save={save}
          />
        </>
      )}
      {me !== null && atLeast(me.role, 'admin') && <DestinationsPart disabled={!isOnline} />}
    </SettingsPage>
  )
}
