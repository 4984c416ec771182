import { Component, type ReactNode } from 'react'
import { noteTrouble } from '../../state/messages/troubles.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { shellWords } from './shell.words.ts'

/** Keeps an error in one screen from taking down the window. `key` it by route, so that navigating away recovers. */
export class ScreenGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('A screen failed', error)
    noteTrouble('screen', error)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="shell-page" role="alert">
        <EmptyState
          title={shellWords.screenFailed}
          body={shellWords.screenFailedBody}
          action={<Button onClick={() => this.setState({ failed: false })}>{shellWords.tryAgain}</Button>}
        />
      </div>
    )
  }
}
