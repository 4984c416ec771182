import type { DesktopParts } from './ports.ts'

const isThisMachine = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname === '127.0.0.1'

/**
 * Asks the person, outside of the page, whether to connect to another server: a page that was taken over must not be able
 * to send passwords elsewhere. Cancel is what Enter and Escape choose. False while it is already being asked.
 */
export const createServerConfirmation = ({ dialog, log }: Pick<DesktopParts, 'dialog' | 'log'>) => {
  let asking = false
  return async (url: string): Promise<boolean> => {
    if (asking) return false
    asking = true
    const target = new URL(url)
    try {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        title: 'Baton',
        message: `Connect Baton to ${target.origin}?`,
        detail: [
          'Your password and everything you write will be sent to this server. Continue only if your admin gave you this address.',
          ...(target.protocol === 'https:' || isThisMachine(target)
            ? []
            : ['The connection is not encrypted: others on the network can read it.']),
          'What is on this device stays with its own server.',
        ].join('\n\n'),
        buttons: ['Connect', 'Cancel'],
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
