import type { SessionPort } from '../ports/ports.ts'
import { isAppUrl } from './trusted-sender.ts'

/** Only files that our own page has made, such as a saved attachment or an export; the system asks where they go. */
const isOurFile = (url: string): boolean => url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length))

/** Downloads nothing from anywhere: what the page saves, it has fetched and checked itself. */
export const guardDownloads = (session: Pick<SessionPort, 'on'>, log: (line: string) => void): void => {
  session.on('will-download', (event, item) => {
    const chain = item.getURLChain()
    if (isOurFile(item.getURL()) && chain.every(isOurFile)) return
    event.preventDefault()
    log('A download was refused.')
  })
}
