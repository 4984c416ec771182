import { createContext } from 'react'

/**
 * What the form of a dialog says of itself: what changed while it is open, so that submitting it will be rejected, or why it
 * wasn't saved. Null for nothing.
 */
export const FormBannerContext = createContext<string | null>(null)
