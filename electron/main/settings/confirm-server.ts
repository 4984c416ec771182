import type { DeskParts } from '../ports/ports.ts'
import { isPrivateTo } from './server-url.ts'

/**
 * Asks the person, outside of the page, whether to connect to another server: a page that was taken over must not be able
 * to send passwords elsewhere. Cancel is what Enter and Escape choose. False while it is already being asked.
 */
export const createServerConfirmation = ({
  dialog,
  words,
  log,
}: Pick<DeskParts, 'dialog' | 'words' | 'log'>) => {
  let asking = false
  return async (url: string): Promise<boolean> => {
    if (asking) return false
    asking = true
    const { origin } = new URL(url)
    const said = words().server
    const isPrivate = isPrivateTo(url)
    try {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        title: 'Baton',
        message: isPrivate ? said.connectTo(origin) : said.connectUnencrypted(origin),
        detail: [...(isPrivate ? [] : [said.unencrypted]), said.sendsHere, said.staysHere].join('\n\n'),
        buttons: [isPrivate ? said.connect : said.connectAnyway, said.cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      return response === 0
    } catch (error) {
      log(`The dialog could not be shown: ${String(error)}`)
      return false
    } finally {
      asking = false
    }
  }
}
