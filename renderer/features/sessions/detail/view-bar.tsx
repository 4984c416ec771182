import '../timeline/path-view.css'
import { GitBranch, X } from 'lucide-react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import { useHalf } from '../../../state/route/half.ts'
import { setView, showBranch, useSessionScreen } from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { KeyHint } from '../../../ui/buttons/kbd.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'

import { sessionDetailWords as words } from './session-detail.words.ts'

/** Chooses what the middle of a session shows: everything, one branch, or the diagnosis path. */
export const ViewBar = ({ stepCount, branch }: { stepCount: number; branch: Branch | null }) => {
  const half = useHalf()
  const view = useSessionScreen((state) => state.view[half])
  useShortcut('v', () => setView(half, view === 'path' ? 'timeline' : 'path'), {
    label: view === 'path' ? words.showTimeline : words.showPath,
    scope: 'session',
    when: stepCount > 0,
  })
  return (
    <div className="view-bar">
      {stepCount > 0 && (
        <>
          <Segmented
            label={words.view}
            value={view}
            onChange={(chosen) => setView(half, chosen)}
            options={[
              { value: 'timeline', label: words.timeline },
              { value: 'path', label: words.path(stepCount) },
            ]}
          />
          <KeyHint keys="V" />
        </>
      )}
      {branch !== null && (
        <span className="view-bar-branch">
          <Icon icon={GitBranch} size={14} />
          <span className="text-cut">
            {words.onlyBranch} <span dir="auto">{branch.label}</span>
          </span>
          <IconButton label={words.showAllBranches} icon={X} onClick={() => showBranch(null)} />
        </span>
      )}
    </div>
  )
}
