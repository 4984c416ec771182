import './data/desk/zod-without-eval.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/geist-mono/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createDesk } from './data/desk/create-desk.ts'
import { DeskProvider } from './data/react/use-desk.ts'
import { DesktopProvider } from './desktop/desktop-context.tsx'
import { createWebDesktop } from './desktop/web-desktop.ts'
import { guardDrops } from './features/images/transferred-images.ts'
import { FullPage, StartingPage } from './features/shell/full-page.tsx'
import { keepAppOnDevice } from './offline/register.ts'
import { keepFocus } from './state/keep-focus.ts'
import { listenForRoutes } from './state/route.ts'
import { listenForShortcuts } from './state/shortcuts.ts'
import { applyDensity } from './state/density.ts'
import { applyTheme } from './state/theme.ts'
import { Button } from './ui/button.tsx'

applyTheme()
applyDensity()
listenForRoutes()
listenForShortcuts()
keepFocus()
guardDrops(window)

const element = document.querySelector('#root')
if (element === null) throw new Error('The page has no #root to draw into.')
const root = createRoot(element)
const show = (children: ReactNode) => root.render(<StrictMode>{children}</StrictMode>)

/** Opens the desk of this device. Without it (storage forbidden, disk full) there is nothing to show but why. */
const start = async () => {
  show(<StartingPage />)
  try {
    const desktop = window.baton ?? createWebDesktop(import.meta.env['VITE_BATON_VERSION'] ?? '')
    const [info, desk] = await Promise.all([desktop.info(), createDesk({ desktop })])
    show(
      <DesktopProvider value={{ api: desktop, info }}>
        <DeskProvider value={desk}>
          <App />
        </DeskProvider>
      </DesktopProvider>,
    )
  } catch (error) {
    console.error('The desk could not be opened', error)
    show(
      <FullPage
        title="Your desk could not be opened"
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        Baton keeps your work on this device and could not reach its storage. Free some disk space, leave
        private browsing, and try again. Nothing has been deleted.
      </FullPage>,
    )
  }
}

// The gallery of components is for those who build them; the condition keeps it out of every other build.
if (
  (import.meta.env.DEV || import.meta.env.VITE_BATON_GALLERY === '1') &&
  window.location.hash.startsWith('#/gallery')
) {
  void import('./features/gallery/gallery.tsx').then(({ Gallery }) => show(<Gallery />))
} else void start()
keepAppOnDevice()
