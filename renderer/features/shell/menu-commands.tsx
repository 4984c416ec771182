import { useEffect } from 'react'
import type { MenuCommand } from '../../../core/bridge/menu.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { go } from '../../state/route/route.ts'
import { openDialog } from '../../state/route/session-screen.ts'
import { showOverlay } from '../../state/route/shell.ts'

const pathOf = {
  settings: '/settings',
  queue: '/queue',
  sessions: '/sessions',
  parked: '/parked',
  notifications: '/notifications',
  diagnostics: '/settings/diagnostics',
} as const satisfies Partial<Record<MenuCommand, string>>

/** Does what someone chooses in the desktop app's menu. */
export const MenuCommands = () => {
  const { api } = useDesktop()
  const me = useMe()
  const mayStart = me !== null && canWork(me)
  useEffect(
    () =>
      api.onMenuCommand((command) => {
        if (command === 'palette' || command === 'shortcuts') return showOverlay(command)
        if (command !== 'session') return go(pathOf[command])
        if (mayStart) openDialog({ kind: 'new' })
        return undefined
      }),
    [api, mayStart],
  )
  return null
}
