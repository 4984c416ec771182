import { Component, type ReactNode } from 'react'
import { noteTrouble } from '../../state/messages/troubles.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { FullPage } from './full-page.tsx'
import { shellWords } from './shell.words.ts'

/** Redrawing helps against a single mishap. What fails again this soon, in milliseconds, would fail forever. */
const againMs = 5000

/**
 * The last resort when drawing the window fails: it is redrawn, and if that fails too, a page says so.
 *
 * What was typed is on the device, so a new drawing has it all.
 */
export class RootGuard extends Component<{ children: ReactNode }, { failed: boolean; drawing: number }> {
  override state = { failed: false, drawing: 0 }
  private redrawnAt = -Infinity

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('The window could not be drawn', error)
    noteTrouble('drawing', error)
    if (performance.now() - this.redrawnAt > againMs) this.redraw()
  }

  private readonly redraw = () => {
    this.redrawnAt = performance.now()
    this.setState(({ drawing }) => ({ failed: false, drawing: drawing + 1 }))
  }

  override render() {
    const { failed, drawing } = this.state
    if (!failed) return <Drawing key={drawing}>{this.props.children}</Drawing>
    return (
      <FullPage
        title={shellWords.windowFailed}
        actions={
          <>
            <Button variant="primary" onClick={this.redraw}>
              {shellWords.tryAgain}
            </Button>
            <Button onClick={() => window.location.reload()}>{shellWords.reload}</Button>
          </>
        }
      >
        {shellWords.windowFailedBody}
      </FullPage>
    )
  }
}

const Drawing = ({ children }: { children: ReactNode }) => children
