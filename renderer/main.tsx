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
import { filesWords } from './features/files/files.words.ts'
import { guardDrops, guardPastes } from './features/files/transferred-files.ts'
import { spokenLanguage } from './language/language.ts'
import { followPerson } from './features/shell/follow-person.ts'
import { RootGuard } from './features/shell/root-guard.tsx'
import { FullPage, StartingPage } from './features/shell/full-page.tsx'
import { endPushes } from './offline/pushes.ts'
import { keepAppOnDevice } from './offline/register.ts'
import { keepFocus } from './state/keys/keep-focus.ts'
import { guardComposing } from './state/keys/key-press.ts'
import { listenForRoutes } from './state/route/route.ts'
import { listenForShortcuts } from './state/keys/shortcuts.ts'
import { surviveForeignChanges } from './state/messages/foreign-changes.ts'
import { applyClockChoice } from './state/looks/clock-choice.ts'
import { followKeyBindings } from './state/keys/key-bindings.ts'
import { applyDensity } from './state/looks/density.ts'
import { applyTheme } from './state/looks/theme.ts'
import { toast } from './state/messages/toasts.ts'
import { noteTrouble, noteUncaught } from './state/messages/troubles.ts'
import { Button } from './ui/buttons/button.tsx'
import { tellCutText } from './ui/text/tell-cut-text.ts'
import { shellWords } from './features/shell/shell.words.ts'
// After the styles of all components, which it overrules.
import './ui/forced-colors.css'

noteUncaught(window)
surviveForeignChanges(document)
// Before anything else that listens to keys.
guardComposing(window)
applyTheme()
applyDensity()
followKeyBindings()
applyClockChoice()
listenForRoutes()
listenForShortcuts()
keepFocus()
tellCutText(document)
guardDrops(window)
guardPastes(window, () => toast(filesWords.textOnly, { tone: 'amber' }))

const element = document.querySelector('#root')
if (element === null) throw new Error('The page has no #root to draw into.')
const root = createRoot(element)
const show = (children: ReactNode) =>
  root.render(
    <StrictMode>
      <RootGuard>{children}</RootGuard>
    </StrictMode>,
  )

/** Opens this device's desk. If that fails (storage blocked, disk full), all there is to show is why. */
const start = async () => {
  show(<StartingPage />)
  try {
    const desktop = window.baton ?? createWebDesktop(import.meta.env['VITE_BATON_VERSION'] ?? '')
    // Menus and dialogs speak what this window speaks. If that isn't kept, they go by the system.
    void desktop.setLanguage(spokenLanguage()).catch(() => undefined)
    const [info, desk] = await Promise.all([
      desktop.info(),
      createDesk({ desktop, endPushes, onError: noteTrouble }),
    ])
    followPerson(desk.state)
    show(
      <DesktopProvider value={{ api: desktop, info }}>
        <DeskProvider value={desk}>
          <App />
        </DeskProvider>
      </DesktopProvider>,
    )
  } catch (error) {
    console.error('Could not open the desk', error)
    show(
      <FullPage
        title={shellWords.noStorage}
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            {shellWords.tryAgain}
          </Button>
        }
      >
        {shellWords.noStorageBody}
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
