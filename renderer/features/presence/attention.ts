/** After this long without a sign, someone has walked away or is working in another window. Milliseconds. */
export const awayAfter = 5 * 60_000

/** Whether someone may be looking at this window. */
export type Attention = {
  get(): boolean
  /** Something was done in the window: a key, the pointer, the wheel, the focus. */
  sign(): void
  visible(visible: boolean): void
  close(): void
}

/**
 * Knows whether someone is looking at the window: it's visible, and someone did something in it within `awayAfter`.
 *
 * It starts out attentive, because someone just opened the screen. Focus doesn't decide, because the ticket and the client's
 * machine are in other windows while you work on a session.
 */
export const createAttention = (parts: {
  changed: (attentive: boolean) => void
  now: () => number
  after: (ms: number, run: () => void) => () => void
}): Attention => {
  let seen = true
  let here = true
  let lastSign = parts.now()
  let callOff: () => void = () => undefined
  let told = true

  const tell = (): void => {
    if ((seen && here) === told) return
    told = !told
    parts.changed(told)
  }
  const watch = (ms: number): void => {
    callOff = parts.after(ms, () => {
      const left = lastSign + awayAfter - parts.now()
      if (left > 0) return watch(left)
      here = false
      tell()
    })
  }
  watch(awayAfter)

  const sign = (): void => {
    // Called on every pointer move, so it must not touch a timer.
    lastSign = parts.now()
    if (here) return
    here = true
    watch(awayAfter)
    tell()
  }

  return {
    get: () => told,
    sign,
    visible(visible) {
      seen = visible
      if (visible) sign()
      tell()
    },
    close: () => callOff(),
  }
}
