import type { OwnDatabase } from './databases.ts'
import { putDocuments, storedById } from '../documents/put-documents.ts'
import type { Kept, StoredIntent } from '../documents/schemas.ts'

/** Everything that exists on one device only: actions, drafts, preferences. */
export type OwnContents = { intents: readonly StoredIntent[]; kept: readonly Kept[] }

export const readOwn = async ({ intents, kept }: OwnDatabase): Promise<OwnContents> => {
  const [done, texts] = await Promise.all([intents.find().exec(), kept.find().exec()])
  return {
    intents: done.map((document) => document.toMutableJSON()),
    kept: texts.map((document) => document.toMutableJSON()),
  }
}

/** Restores contents, one commit each. Anything already there stays, because it is newer or the same. */
export const writeOwn = async (own: OwnDatabase, contents: OwnContents): Promise<void> => {
  const knownIntents = await storedById(
    own.intents,
    contents.intents.map(({ id }) => id),
  )
  const knownTexts = await storedById(
    own.kept,
    contents.kept.map(({ key }) => key),
  )
  // Texts first, because one of them is the device id that the intents' numbers belong to.
  await putDocuments(
    own.kept,
    contents.kept.filter(({ key }) => !knownTexts.has(key)),
  )
  await putDocuments(
    own.intents,
    contents.intents.filter(({ id }) => !knownIntents.has(id)),
  )
}
