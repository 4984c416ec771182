const name = 'PageConflict'

/** Another writer has changed what this one is about to change. */
export const pageConflict = (message: string): Error => Object.assign(new Error(message), { name })

/** It comes from another thread, where it keeps its name alone. */
export const isPageConflict = (error: unknown): boolean => error instanceof Error && error.name === name
