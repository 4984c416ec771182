import { createContext } from 'react'

/** What changed while a dialog is open, so that submitting it will be rejected; null while nothing did. */
export const FormBannerContext = createContext<string | null>(null)
