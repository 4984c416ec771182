/** True where people type on the screen itself, on whose keyboard Shift+Enter doesn't start a new line. */
export const isTypedOnScreen = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches
