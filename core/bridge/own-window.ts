/**
 * Marks a page in a window of its own, next to the desk's main window. In the query, so it stays when the screen changes
 * and after a reload.
 */
export const ownWindowQuery = '?window=own'

/** The address of a screen in a window of its own, below the origin. */
export const ownWindowAddress = (path: string): string => `/${ownWindowQuery}#${path}`
