import type { BrowserWindowConstructorOptions } from 'electron'
import type { DeskParts } from '../ports/ports.ts'

/** What every window of ours has in common: our page, sandboxed, and nothing on screen before it is painted. */
export const pageOptions = (
  parts: Pick<DeskParts, 'app' | 'paths' | 'platform' | 'prefersDark' | 'checksSpelling'>,
): BrowserWindowConstructorOptions => ({
  // Shown once there is something to see; until then, the page's own background color.
  show: false,
  backgroundColor: parts.prefersDark() ? '#17181b' : '#fcfcfd',
  autoHideMenuBar: true,
  ...(parts.platform === 'linux' ? { icon: parts.paths.icon } : {}),
  webPreferences: {
    preload: parts.paths.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Even hidden in the tray, the page has to wake parked sessions on time and reconnect at once. That is why its
    // `visibilityState` stays `visible`; whether someone is looking is up to `document.hasFocus()`.
    backgroundThrottling: false,
    // Without it, nothing in the page asks for a dictionary.
    spellcheck: parts.checksSpelling(),
    devTools: !parts.app.isPackaged,
  },
})
