/** Passes on what the assistant is writing to the desks that look at that session. Nothing of it is kept. */
export type Said = {
  /** Another answer begins. It ends with the entry that brings it, or that says why there is none. */
  begin(about: { accountId: string; sessionId: string; questionId: string; run: number }): Saying
}

export type Saying = {
  /** All that has been written so far. */
  so(text: string): void
  end(): void
}
