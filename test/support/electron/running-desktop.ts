import { runDesktop } from '../../../electron/main/desktop.ts'
import { createDesktopApi } from '../../../electron/preload/desktop-api.ts'
import { createElectronTwin, type ElectronTwin, type TwinOptions } from './electron-twins.ts'

/** A desktop on the twins that has come up, with the API as its page sees it. `prepare` runs before the start. */
export const startTwinDesktop = async (
  options: TwinOptions = {},
  prepare: (twin: ElectronTwin) => void = () => undefined,
) => {
  const twin = createElectronTwin(options)
  prepare(twin)
  const started = runDesktop(twin.parts)
  twin.app.becomeReady()
  const outcome = await started
  if (outcome !== 'running') throw new Error(`The desktop did not start: ${outcome}`)
  let online = (): void => undefined
  /** Whether the page still paints. */
  const page = { paints: true }
  const api = createDesktopApi(twin.ipcRenderer(), {
    onOnline(listener) {
      online = listener
    },
    afterPaint: (run) => void (page.paints && run()),
  })
  twin.window.emit('ready-to-show')
  return { twin, api, page, online: () => online() }
}

const settle = () => new Promise(setImmediate)

/** Quits, and lets pages answer, or the time for that be over. */
export const quit = async (twin: ElectronTwin): Promise<void> => {
  twin.app.quit()
  await settle()
  twin.runTimers()
  await settle()
}
