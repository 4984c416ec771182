/**
 * Whether the window is so narrow that the list and the detail take turns instead of standing side by side: a phone,
 * or a small window zoomed in a lot. The stylesheets use the same width.
 */
export const isStacked = (): boolean => globalThis.matchMedia?.('(max-width: 639px)').matches ?? false
