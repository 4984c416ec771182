import type { SealKeys } from '../../../core/protocol/auth.ts'
import type { LeftBehind } from '../contract/desk-state.ts'
import type { FileBody, FileRecord, FileShelf } from '../files/file-shelf.ts'
import type { OwnDatabase } from '../store/own/databases.ts'
import { readOwn, writeOwn, type OwnContents } from '../store/own/own-contents.ts'
import type { LeftWork } from './left-shelf.ts'
import { seal, unseal } from './seal.ts'

/** What only this device has of one person; the files' bytes are kept next to it, in the same order. */
type Contents = OwnContents & { files: readonly FileRecord[] }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const countOf = ({ intents, files }: Contents, name: string): LeftBehind => ({
  name,
  waiting: intents.filter(({ status }) => status === 'pending').length,
  filesWaiting: files.filter(({ stand }) => stand === 'waiting').length,
  rejected: intents.filter(({ status }) => status === 'rejected').length,
})

/**
 * Collects what exists only on this device: all actions and texts, and the images not sent yet.
 *
 * @param publicKey null to leave everything in place and only count it
 */
export const packWork = async (
  from: { own: OwnDatabase; shelf: FileShelf },
  about: { id: string; scope: string; name: string; publicKey: string | null },
): Promise<LeftWork> => {
  const { id, scope, name, publicKey } = about
  const unsent = (await from.shelf.list()).filter(({ stand }) => stand !== 'sent')
  const bodies: FileBody[] = []
  const files: FileRecord[] = []
  for (const record of unsent) {
    const body = await from.shelf.read(record.hash)
    if (body === null) continue
    files.push(record)
    bodies.push(body)
  }
  const contents: Contents = { ...(await readOwn(from.own)), files }
  const left = countOf(contents, name)
  if (publicKey === null) return { id, scope, left, parts: [] }
  const all = [encoder.encode(JSON.stringify(contents)), ...bodies]
  const parts = await Promise.all(all.map(async (bytes) => seal(publicKey, bytes)))
  return { id, scope, left, parts }
}

/** Puts everything back where it was. Anything already there stays. Rejects if the keys don't match. */
export const unpackWork = async (
  { parts }: LeftWork,
  keys: SealKeys,
  into: { own: OwnDatabase; shelf: FileShelf },
): Promise<void> => {
  const [text, ...bodies] = await Promise.all(parts.map(async (part) => unseal(keys, part)))
  if (text === undefined) return
  // Written by this app, and authenticated by the seal.
  const { files, ...own } = JSON.parse(decoder.decode(text)) as Contents
  const here = new Set((await into.shelf.list()).map(({ hash }) => hash))
  // Images first, because an intent may only refer to images that are here.
  for (const [index, record] of files.entries()) {
    const body = bodies[index]
    if (body !== undefined && !here.has(record.hash)) await into.shelf.put(record, body)
  }
  await writeOwn(into.own, own)
}
