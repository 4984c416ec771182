import { spokenLanguage, spokenLocale } from '../../../language/language.ts'

/** Where German numbers have their comma, spreadsheets take lines apart at semicolons. */
const separator = (): string => (spokenLanguage() === 'de' ? ';' : ',')

/** A cell: quoted where needed; what a spreadsheet would calculate is kept as text. */
const cell = (value: string): string => {
  const text = /^[\s]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return text.includes(separator()) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a table for a spreadsheet (RFC 4180), as those of the reader's language read it. */
export const csvLine = (values: readonly string[]): string => `${values.map(cell).join(separator())}\r\n`

/** A number in such a table, to four decimals: `1.5` in English, `1,5` in German, and never grouped. */
export const csvNumber = (value: number): string =>
  new Intl.NumberFormat(spokenLocale(), { useGrouping: false, maximumFractionDigits: 4 }).format(value)

/** Such a table as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export const csvFile = (pieces: readonly (string | Blob)[]): Blob =>
  new Blob(['\uFEFF', ...pieces], { type: 'text/csv;charset=utf-8' })
