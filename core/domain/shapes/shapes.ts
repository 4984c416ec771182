import { z } from 'zod'
import { collectionNames, collections } from './collections.ts'
import { shortHash } from '../text/short-hash.ts'

/** A text that changes whenever the shape of any synced document does. */
export const shapesText = (): string =>
  JSON.stringify(
    collectionNames.map((name) => [
      name,
      z.toJSONSchema(collections[name], { target: 'draft-7', io: 'output', unrepresentable: 'any' }),
    ]),
  )

/** Names the shapes of synced documents. Takes a few dozen milliseconds, so the build does it for the client. */
export const shapesHash = (): string => shortHash(shapesText())
