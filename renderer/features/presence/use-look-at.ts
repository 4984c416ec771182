import { useEffect } from 'react'
import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import type { Subject } from '../../../core/protocol/presence.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { createAttention } from './attention.ts'

const signs = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'focus'] as const

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Follows whether someone may be looking at the window. Call the result to stop. */
export const watchAttention = (
  api: Pick<DesktopApi, 'onVisible'>,
  changed: (attentive: boolean) => void,
): (() => void) => {
  const attention = createAttention({ changed, now: () => performance.now(), after })
  const options = { capture: true, passive: true }
  for (const name of signs) window.addEventListener(name, attention.sign, options)
  const stop = api.onVisible(attention.visible)
  return () => {
    stop()
    for (const name of signs) window.removeEventListener(name, attention.sign, options)
    attention.close()
  }
}

/** Tells the others that someone is looking at this, as long as it's on the screen and someone is there. */
export const useLookAt = (kind: Subject['kind'], id: string): void => {
  const desk = useDesk()
  const { api } = useDesktop()
  useEffect(() => {
    const subject = { kind, id }
    desk.lookAt(subject)
    const stop = watchAttention(api, (attentive) => desk.lookAt(attentive ? subject : null))
    return () => {
      stop()
      desk.lookAt(null)
    }
  }, [desk, api, kind, id])
}
