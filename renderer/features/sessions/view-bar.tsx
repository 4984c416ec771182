import './path-view.css'
import { setView, useSessionScreen } from '../../state/session-screen.ts'
import { useShortcut } from '../../state/shortcuts.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Segmented } from '../../ui/segmented.tsx'

/** What the middle of a session shows: everything, or the diagnosis path. */
export const ViewBar = ({ stepCount }: { stepCount: number }) => {
  const view = useSessionScreen((state) => state.view)
  useShortcut('v', () => setView(view === 'path' ? 'timeline' : 'path'), {
    label: view === 'path' ? 'Show the timeline' : 'Show the diagnosis path',
    scope: 'Session',
  })
  return (
    <div className="view-bar">
      <Segmented
        label="View"
        value={view}
        onChange={setView}
        options={[
          { value: 'timeline', label: 'Timeline' },
          { value: 'path', label: `Path · ${stepCount}` },
        ]}
      />
      <Kbd>V</Kbd>
    </div>
  )
}
