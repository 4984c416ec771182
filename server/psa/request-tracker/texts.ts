import type { z } from 'zod'
import type { Connection } from './connection.ts'
import { ListedText, StoredFile } from './shapes.ts'
import { psaOk, type PsaResult } from '../provider.ts'

/** How much text is asked for at once, so that no answer is too long to be read. Texts, and bytes as they are stored. */
const atOnce = { texts: 50, bytes: 1_000_000 }
/** A text that is longer isn't read: no note of Baton is. Bytes. */
const longest = 2_000_000

type Stored = z.infer<typeof StoredFile>

/** The text of a note, which is no file. */
export const isText = ({ Filename, ContentType }: Stored): boolean =>
  Filename === '' && ContentType.startsWith('text/plain')

/** All texts and files of a ticket, without what is in them: files may be large. */
export const storedOf = async (
  { readAll }: Connection,
  ticketId: string,
  signal: AbortSignal,
): Promise<PsaResult<Stored[]>> =>
  readAll(
    `ticket/${encodeURIComponent(ticketId)}/attachments?fields=Filename,TransactionId,ContentType,ContentLength&per_page=100`,
    StoredFile,
    5000,
    signal,
  )

const inParts = (texts: readonly Stored[]): Stored[][] => {
  const parts: Stored[][] = []
  let bytes = 0
  for (const text of texts) {
    const last = parts.at(-1)
    bytes += text.ContentLength
    if (last !== undefined && last.length < atOnce.texts && bytes <= atOnce.bytes) last.push(text)
    else {
      parts.push([text])
      bytes = text.ContentLength
    }
  }
  return parts
}

/** The text of each transaction of a ticket that has one, by the transaction's id. Reads no files. */
export const textsOf = async (
  connection: Connection,
  ticketId: string,
  signal: AbortSignal,
): Promise<PsaResult<Map<string, string>>> => {
  const all = await storedOf(connection, ticketId, signal)
  if (!all.ok) return all
  const wanted = new Map<string, Stored>()
  for (const one of all.value)
    if (isText(one) && one.ContentLength <= longest && !wanted.has(one.TransactionId))
      wanted.set(one.TransactionId, one)
  const contents = new Map<string, string>()
  for (const part of inParts([...wanted.values()])) {
    const query = new URLSearchParams({
      query: JSON.stringify(
        part.map(({ id }) => ({ field: 'id', operator: '=', value: id, entry_aggregator: 'OR' })),
      ),
      fields: 'Content',
      per_page: '100',
    })
    const read = await connection.readAll(`attachments?${query.toString()}`, ListedText, part.length, signal)
    if (!read.ok) return read
    for (const { id, Content } of read.value) contents.set(id, Content)
  }
  return psaOk(
    new Map([...wanted].map(([transactionId, { id }]) => [transactionId, contents.get(id) ?? ''] as const)),
  )
}
