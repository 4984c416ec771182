import { useEffect } from 'react'
import type { DeskState } from '../../data/contract/desk-state.ts'
import { useDeskState } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'

/** Whether closing this window needs thought: something hasn't been sent, or can't be stored. */
export const hasUnsentWork = (state: DeskState): boolean =>
  state.phase === 'ready' &&
  (state.waiting > 0 || state.filesWaiting > 0 || (state.problem?.kind.startsWith('storage_') ?? false))

/** Lets the browser ask before it closes a window with unsent work. The desktop app stays in the tray instead. */
export const useLeaveWarning = (): void => {
  const { info } = useDesktop()
  const asks = useDeskState(hasUnsentWork) && info.shell === 'web'
  useEffect(() => {
    if (!asks) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener('beforeunload', ask)
    return () => globalThis.removeEventListener('beforeunload', ask)
  }, [asks])
}
