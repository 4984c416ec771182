import { compare, type Compared, type Figure } from './figure.ts'

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
const times = (ratio: { p50: number; p99: number } | null): string =>
  ratio === null ? '' : `${digits(ratio.p50)} / ${digits(ratio.p99)}`

const bestPeer = (row: Compared): string => {
  const [peer] = row.toPeers
  return peer === undefined ? '' : times(peer)
}

/** A figure as lines of text: each measure with its ratios, p50 / p99. */
export const tableOf = (figure: Figure): string => {
  const rows = compare(figure)
  const hasPeer = rows.some(({ role }) => role === 'peer')
  const header = ['', 'n', `p50 ${figure.unit}`, 'p99', '× floor', ...(hasPeer ? ['× peer'] : [])]
  const cells = rows.map((row) => [
    `${row.role === 'baton' ? '' : `(${row.role}) `}${row.label}`,
    String(row.n),
    digits(row.p50),
    digits(row.p99),
    times(row.toFloor),
    ...(hasPeer ? [bestPeer(row)] : []),
  ])
  const widths = header.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2))
  return [
    `${figure.name}: ${figure.title}`,
    line(header),
    rule,
    ...cells.map(line),
    ...figure.notes.map((note) => `  ${note}`),
  ].join('\n')
}
