/** The longest row in characters: a line without end, such as a whole JSON, goes on in further rows. */
export const rowLength = 2000

/** A text in the rows in which it is shown. Nothing of it is left out, and its text is kept once. */
export type TextRows = {
  text: string
  /** How many rows and lines there are; at least one of each. */
  count: number
  lineCount: number
  /** The line that a row belongs to, counted from 1. */
  lineOf(row: number): number
  /** Whether a line begins with this row. */
  beginsLine(row: number): boolean
  /** A row's text, without the line break. */
  rowText(row: number): string
  /** Where a row begins in the text. */
  startOf(row: number): number
  /** The row that a place in the text is in. */
  rowAt(offset: number): number
  /** The whole lines from one row to another, whichever comes first. */
  linesBetween(from: number, to: number): string
}

const lineFeed = 10
const carriageReturn = 13

/** Calls with the beginning of each row after the first, and whether a line begins there. */
const eachRow = (text: string, found: (start: number, newLine: boolean) => void): void => {
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const isBreak = code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)
    if (isBreak) {
      start = at + 1
      found(start, true)
    } else if (at - start >= rowLength && (code < 0xdc00 || code > 0xdfff) && code !== carriageReturn) {
      start = at
      found(start, false)
    }
  }
}

/** Breaks a text into rows, at line breaks of every kind and within lines that are too long. */
export const textRowsOf = (text: string): TextRows => {
  let count = 1
  eachRow(text, () => {
    count += 1
  })
  const starts = new Uint32Array(count + 1)
  const lines = new Uint32Array(count)
  lines[0] = 1
  let row = 0
  let lineCount = 1
  eachRow(text, (start, newLine) => {
    row += 1
    if (newLine) lineCount += 1
    starts[row] = start
    lines[row] = lineCount
  })
  // A text that ends with a line break has no line after it.
  if (count > 1 && starts[count - 1] === text.length) {
    count -= 1
    lineCount -= 1
  }
  starts[count] = text.length
  const startOf = (at: number) => starts[at] ?? text.length
  const lineOf = (at: number) => lines[at] ?? lineCount
  const firstOfLine = (at: number): number => {
    let first = at
    while (first > 0 && lineOf(first - 1) === lineOf(at)) first -= 1
    return first
  }
  const lastOfLine = (at: number): number => {
    let last = at
    while (last < count - 1 && lineOf(last + 1) === lineOf(at)) last += 1
    return last
  }
  const withoutBreak = (part: string) => part.replace(/(?:\r\n|\n|\r)$/, '')
  return {
    text,
    count,
    lineCount,
    lineOf,
    beginsLine: (at) => at === 0 || lineOf(at) !== lineOf(at - 1),
    rowText: (at) => withoutBreak(text.slice(startOf(at), startOf(at + 1))),
    startOf,
    rowAt(offset) {
      let low = 0
      let high = count - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (startOf(middle) <= offset) low = middle
        else high = middle - 1
      }
      return low
    },
    linesBetween(from, to) {
      const [first, last] = from <= to ? [from, to] : [to, from]
      return withoutBreak(text.slice(startOf(firstOfLine(first)), startOf(lastOfLine(last) + 1)))
    },
  }
}
