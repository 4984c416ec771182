import { deepLinkIn, parseDeepLink, type DeepLink } from '../../../core/bridge/deep-links.ts'
import type { MainWords } from '../ports/main.words.ts'
import { defaultServerUrl, usableServerUrl } from './server-url.ts'

/** How this start was requested, from its arguments and environment. */
export type LaunchOptions = {
  /** '' is the first desk; any other name is a separate desk alongside it. */
  profile: string
  /** Start in the tray, without showing the window. */
  hidden: boolean
  /** The link that started the app: from a toast, a browser, an e-mail. */
  link: DeepLink | null
  /** The server for a desk that hasn't chosen one. */
  serverUrl: string
  /** Replaces the operating system's application data folder, for tests and portable installs. */
  userDataDir: string | null
}

export type LaunchResult = { kind: 'ok'; options: LaunchOptions } | { kind: 'refused'; message: string }

const profileName = /^[a-z0-9][a-z0-9-]{0,31}$/

/** The first deep link among the arguments, one that makes sense if there is any. Windows and Linux pass links this way, at no fixed position. */
export const linkIn = (argv: readonly string[]): DeepLink | null => {
  for (const read of [parseDeepLink, deepLinkIn]) {
    for (const argument of argv) {
      const link = read(argument)
      if (link !== null) return link
    }
  }
  return null
}

/** The screen that creates a new server's workspace, for someone who also started that server from here. */
const setupLink = (code: string | undefined): DeepLink | null =>
  code !== undefined && /^[0-9A-Z-]{1,40}$/.test(code) ? { path: `/setup/${code}`, toast: null } : null

/** Reads arguments and environment. Ignores unknown arguments, because Chromium and the system add their own. */
export const parseLaunch = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  words: MainWords,
): LaunchResult => {
  let profile = ''
  const at = argv.findIndex((argument) => argument === '--profile' || argument.startsWith('--profile='))
  if (at !== -1) {
    const argument = argv[at] ?? ''
    profile = argument === '--profile' ? (argv[at + 1] ?? '') : argument.slice('--profile='.length)
    if (!profileName.test(profile)) {
      return {
        kind: 'refused',
        message: words.badProfile,
      }
    }
  }
  const wanted = env['BATON_SERVER_URL']
  const serverUrl = wanted === undefined || wanted === '' ? defaultServerUrl : usableServerUrl(wanted)
  if (serverUrl === null) {
    return {
      kind: 'refused',
      message: words.badServerVariable(defaultServerUrl),
    }
  }
  return {
    kind: 'ok',
    options: {
      profile,
      hidden: argv.includes('--hidden'),
      link: linkIn(argv) ?? setupLink(env['BATON_SETUP_CODE']),
      serverUrl,
      userDataDir: env['BATON_USER_DATA_DIR'] || null,
    },
  }
}
