import { dropTyping } from '../keys/typed-ahead.ts'
import { dismissToasts } from '../messages/toasts.ts'
import { forgetUndos } from '../messages/undos.ts'
import { inviteTaken } from '../route/invite.ts'
import { isOwnWindow } from '../route/own-window.ts'
import { go, linkTo, routeNow } from '../route/route.ts'
import { closeWhatIsOpen, forgetTyped } from '../route/session-screen.ts'
import { showOverlay } from '../route/shell.ts'
import { forgetPrevious } from '../route/split.ts'
import { useWantedClaim } from '../route/wanted-claim.ts'

/** Where the window goes for someone who comes after another person. */
const home = '/sessions'

/** Who was here last, and the path they were at. */
let last: { personId: string; path: string } | null = null
let here: string | null = null

const pathNow = (): string => linkTo(routeNow())

/** Puts away what anyone in front of the window could read or press. What was typed is in this person's drafts. */
const putAway = (): void => {
  forgetUndos()
  dismissToasts()
  dropTyping()
  forgetTyped()
  showOverlay(null)
}

/** Nothing that one person had open or chosen is there for another. */
const startAfresh = (path: string): void => {
  closeWhatIsOpen()
  forgetPrevious()
  inviteTaken()
  // A link opened on the sign-in page is for whoever comes; a window of its own shows one screen to everyone.
  if (pathNow() === path && !isOwnWindow()) go(home, { replace: true })
}

/** A claim is someone's own act, so no one claims what another person was notified of. */
const dropClaimOfOthers = (personId: string): void => {
  const { claim } = useWantedClaim.getState()
  if (claim === null || claim.personId === personId) return
  useWantedClaim.setState({ claim: null })
  if (pathNow() === `/handoffs/${claim.handoffId}`) go(home, { replace: true })
}

/**
 * Whose window this is from now on; null while no one is signed in.
 *
 * Someone whose sign-in ended often comes back, so where they were and what they had open stays for them, though nothing
 * of it shows meanwhile. Someone else begins afresh.
 */
export const windowIsOf = (personId: string | null): void => {
  if (personId === here) return
  if (here !== null) {
    last = { personId: here, path: pathNow() }
    putAway()
  }
  here = personId
  if (personId === null) return
  if (last !== null && last.personId !== personId) startAfresh(last.path)
  dropClaimOfOthers(personId)
}
