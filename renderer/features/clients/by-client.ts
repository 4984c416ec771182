/** Compares clients as people spell them: without regard to case. */
export const sameClient = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** The heading of a client's rows: its name, '' for those without one, and how many there are. */
export type ClientHeading = { heading: string; count: number }

/**
 * Rows with a heading above each client's. Clients and their rows keep their order: in the queue, whoever has the most
 * urgent one comes first.
 */
export const groupedByClient = <T>(
  rows: readonly T[],
  clientOf: (row: T) => string,
): (ClientHeading | { row: T })[] => {
  const groups = new Map<string, { heading: string; rows: T[] }>()
  for (const row of rows) {
    const client = clientOf(row).trim()
    const key = client.toLowerCase()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { heading: client, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()].flatMap(({ heading, rows: ofClient }) => [
    { heading, count: ofClient.length },
    ...ofClient.map((row) => ({ row })),
  ])
}
