import './ai.css'
import { atLeast } from '../../../core/domain/people/person.ts'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { SettingsPage, SettingsSection } from '../settings/settings-page.tsx'
import { aiWords as words } from './ai.words.ts'
import { CallsList } from './calls-list.tsx'
import { SettingsPart } from './settings-part.tsx'
import { UsagePart } from './usage-part.tsx'

/** What AI may do in this workspace, what it did and cost, and exactly what was sent. For admins. */
export const AiScreen = () => {
  const me = useMe()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  return (
    <SettingsPage>
      {!isAdmin && <p className="ai-note">{words.readOnly}</p>}
      {isAdmin && !isOnline && <p className="ai-note">{words.offline}</p>}
      <SettingsPart disabled={!isAdmin || !isOnline} />
      {isAdmin && (
        <>
          <UsagePart />
          <SettingsSection title={words.sent.title}>
            <p className="settings-row-hint ai-lead">{words.sent.hint}</p>
            <CallsList sessionId={null} />
          </SettingsSection>
        </>
      )}
    </SettingsPage>
  )
}
