import { extensionOf, plainName } from '../domain/files/file-name.ts'
import type { RedactionSettings } from '../domain/text/secret-kinds.ts'
import { noAdjustments, redact, type Adjustments } from './redact.ts'

/** What follows the last dot counts as an extension up to this length, in characters: more may be a secret's end. */
const longestExtension = 8

/** A file's name in two: what may hold a secret, and the extension with its dot, by which systems open it. */
export const nameParts = (name: string): { stem: string; extension: string } => {
  const { length } = extensionOf(name)
  const at = length === 0 || length > longestExtension ? name.length : name.length - length - 1
  return { stem: name.slice(0, at), extension: name.slice(at) }
}

/** A file's name as it leaves: its stem masked, its extension kept. */
export const maskedName = (
  name: string,
  settings: RedactionSettings,
  adjustments: Adjustments = noAdjustments,
): string => {
  const { stem, extension } = nameParts(name)
  const masked = redact(stem, settings, adjustments).text
  return masked === stem ? name : plainName(`${masked}${extension}`)
}
