import { Component, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** Keeps a fault in one screen from taking the window. `key` it by route, so that going elsewhere is a way out. */
export class ScreenGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('A screen failed', error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="shell-page" role="alert">
        <EmptyState
          title="This screen has failed"
          body="Nothing that you typed is lost; it is on this device. Open the screen again, or go elsewhere."
          action={<Button onClick={() => this.setState({ failed: false })}>Open it again</Button>}
        />
      </div>
    )
  }
}
