import { createContext, useContext } from 'react'

/** One of two sessions side by side; where only one is open, it's the first. */
export type Half = 'first' | 'second'

/** The half that a component is in. */
export const HalfOf = createContext<Half>('first')
export const useHalf = (): Half => useContext(HalfOf)
