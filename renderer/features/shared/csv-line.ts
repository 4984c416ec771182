/** A cell: quoted where needed; what a spreadsheet would calculate is kept as text. */
const cell = (value: string): string => {
  const text = /^[\s]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a table for a spreadsheet (RFC 4180). */
export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`
