/** What a window's desk is made of: the desk in this window, or the one in the window that owns it. */
export type WindowBackend = {
  /** Calls a member of the desk, such as `act` or `signIns.devices`. Never answers if the owner is gone. */
  call(member: string, args: readonly unknown[]): Promise<unknown>
  /** Calls back with the current value and every later one; events only for those that have no value. */
  watch(member: string, args: readonly unknown[], changed: (value: unknown) => void): () => void
  /** The current value, if it is in this window; otherwise undefined. */
  peek(member: string, args: readonly unknown[]): unknown
  /** Corrected time; null until the owner has told. */
  now(): number | null
}
