import { ownWindowQuery } from '../../../core/bridge/own-window.ts'

/** True in a window that shows one screen next to the desk's main window. */
export const isOwnWindow = (): boolean => globalThis.location?.search === ownWindowQuery
