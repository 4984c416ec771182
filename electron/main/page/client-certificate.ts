import type { Certificate } from 'electron'
import type { DeskParts } from '../ports/ports.ts'

/** More than fit side by side in a dialog. */
const most = 4

/**
 * Which certificate is shown to a server that asks for one: the person chooses, once for each host until the app quits.
 * Electron by itself would show the first in the system's store to anyone who asks.
 */
export const createCertificateChoice = (
  parts: Pick<DeskParts, 'dialog' | 'words' | 'log'>,
): ((url: string, offered: readonly Certificate[]) => Promise<Certificate | null>) => {
  const chosen = new Map<string, Promise<string | null>>()
  const ask = async (host: string, offered: readonly Certificate[]): Promise<string | null> => {
    const words = parts.words().certificate
    try {
      const { response } = await parts.dialog.showMessageBox({
        type: 'question',
        title: 'Baton',
        message: words.message(host),
        detail: words.detail,
        buttons: [
          ...offered.map(({ subjectName, issuerName }) => words.of(subjectName, issuerName)),
          words.none,
        ],
        defaultId: offered.length,
        cancelId: offered.length,
        noLink: true,
      })
      return offered[response]?.fingerprint ?? null
    } catch (error) {
      parts.log(`The dialog could not be shown: ${String(error)}`)
      return null
    }
  }
  return async (url, offered) => {
    if (!URL.canParse(url)) return null
    const { host } = new URL(url)
    // Those that are valid longest are the ones that are in use.
    const newest = offered.toSorted((one, other) => other.validExpiry - one.validExpiry).slice(0, most)
    const answer = chosen.get(host) ?? ask(host, newest)
    chosen.set(host, answer)
    const fingerprint = await answer
    return offered.find((one) => one.fingerprint === fingerprint) ?? null
  }
}
