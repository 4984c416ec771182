import { capturePath } from '../../../core/bridge/capture.ts'
import { canWork } from '../../../core/domain/people/person.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { useCommand } from '../../state/keys/commands.ts'
import { go } from '../../state/route/route.ts'
import { captureWords as words } from './capture.words.ts'

/** Quick capture in the palette, for those who can write. */
export const CaptureCommand = () => {
  const me = useMe()
  return me !== null && canWork(me) ? <Offered /> : null
}

/** In its window, or in this one where a browser allows no other. */
const Offered = () => {
  const { api } = useDesktop()
  const open = async () => {
    const isOpen = await api.capture.open('note').catch(() => false)
    if (!isOpen) go(capturePath('note'))
  }
  useCommand({ id: 'capture', label: words.title, group: words.actions, run: () => void open() })
  return null
}
