import type { Readable } from '../../data/contract/desk.ts'
import type { DeskState } from '../../data/contract/desk-state.ts'
import { windowIsOf } from '../../state/person/window-person.ts'

/**
 * Tells this window who sits at its desk, before any screen hears of it: no screen of one person may show what another had
 * open. Call it before the screens.
 */
export const followPerson = (state: Readable<DeskState>): (() => void) => {
  const look = (): void => {
    const now = state.get()
    if (now.phase === 'ready') windowIsOf(now.identity.personId)
    // While it isn't known who sits here, no one has left.
    else if (now.phase === 'signed_out' || now.phase === 'setup') windowIsOf(null)
  }
  look()
  return state.subscribe(look)
}
