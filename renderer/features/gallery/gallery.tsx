import './gallery.css'
import { DeskProvider } from '../../data/react/use-desk.ts'
import { DesktopProvider } from '../../desktop/desktop-context.tsx'
import { densities, setDensity, useDensity } from '../../state/looks/density.ts'
import { setTheme, themes, useTheme } from '../../state/looks/theme.ts'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Toasts } from '../../ui/overlay/toasts.tsx'
import { SessionDialogs } from '../sessions/dialogs/session-dialogs.tsx'
import { Components } from './components.tsx'
import { Primitives } from './primitives.tsx'
import { staticDesk, staticDesktop } from './static-desk.ts'

const named = <V extends string>(values: readonly V[]) => values.map((value) => ({ value, label: value }))

/**
 * Every primitive and component in every state, from static data: for those who build them.
 *
 * Only in development builds, and in those made with `BATON_GALLERY=1`; see main.tsx.
 */
export const Gallery = () => {
  const { theme } = useTheme()
  const { density } = useDensity()
  return (
    <DesktopProvider value={staticDesktop}>
      <DeskProvider value={staticDesk}>
        <main className="gallery">
          <header className="gallery-head">
            <h1>Gallery</h1>
            <span className="grow" />
            <Segmented label="Theme" value={theme} onChange={setTheme} options={named(themes)} />
            <Segmented label="Density" value={density} onChange={setDensity} options={named(densities)} />
          </header>
          <Primitives />
          <Components />
        </main>
        <SessionDialogs />
        <Toasts />
      </DeskProvider>
    </DesktopProvider>
  )
}
