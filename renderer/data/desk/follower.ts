import { createCell } from '../contract/cell.ts'
import type { Readable } from '../contract/desk.ts'

/** A readable that follows whichever readable is current; `nothing` while there is none. */
export const createFollower = <T>(
  nothing: T,
): { readable: Readable<T>; follow(source: Readable<T> | null): void } => {
  const cell = createCell<T>(nothing)
  let stop: () => void = () => undefined
  return {
    readable: cell,
    follow(source) {
      stop()
      if (source === null) {
        stop = () => undefined
        cell.set(nothing)
        return
      }
      stop = source.subscribe(() => cell.set(source.get()))
      cell.set(source.get())
    },
  }
}
