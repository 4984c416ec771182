import './capture.css'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { captureWords as words } from './capture.words.ts'

/** The capture window while no one is signed in: a password is typed in the main window alone. */
export const CaptureSignedOut = () => {
  const { api } = useDesktop()
  const close = () => void api.capture.close().catch(() => undefined)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      className="capture"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="capture-body">
        <h1 className="full-page-title">{words.signedOut}</h1>
        <p>{words.signedOutBody}</p>
      </div>
      <div className="capture-foot">
        <span className="grow" />
        <Button hint="Esc" onClick={close}>
          {words.close}
        </Button>
        <Button
          variant="primary"
          autoFocus
          onClick={() => {
            void api.focusWindow().catch(() => undefined)
            close()
          }}
        >
          {words.open}
        </Button>
      </div>
    </main>
  )
}
