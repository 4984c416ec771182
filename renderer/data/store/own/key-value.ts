/** A few small texts that outlive the page, such as who was signed in. Writing resolves once it is on disk. */
export type KeyValue = {
  get(key: string): string | null
  set(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
}
