import type { BrowserWindowConstructorOptions } from 'electron'
import type { DesktopParts } from './ports.ts'

/** What every window of ours has in common: our page, sandboxed, and nothing on screen before it is painted. */
export const pageOptions = (
  parts: Pick<DesktopParts, 'app' | 'paths' | 'platform' | 'prefersDark'>,
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
    // Except on macOS, the dictionaries are downloaded from Google.
    spellcheck: parts.platform === 'darwin',
    devTools: !parts.app.isPackaged,
  },
})
