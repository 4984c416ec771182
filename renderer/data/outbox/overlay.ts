import type { Change } from '../../../core/domain/shapes/collections.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import { decide } from '../../../core/intents/decide.ts'
import type { Actor, Context } from '../../../core/intents/defining/define-intent.ts'
import type { RequestIntent } from '../../../core/intents/intent.ts'
import { refKey, type Ref, type View } from '../../../core/intents/defining/work.ts'

/** An intent that may still have to be shown: unanswered, or accepted at a rev. */
export type ShownIntent =
  | { intent: RequestIntent; status: 'pending' }
  | { intent: RequestIntent; status: 'accepted'; rev: number }

/** Documents as this device's intents leave them, by `collection/id`. */
export type Overlay = {
  documents: ReadonlyMap<string, Change>
  /** Keys of what unanswered intents have created or changed. */
  pendingKeys: ReadonlySet<string>
}

/**
 * Who acts on this device. The role comes from the person's document; `name` and `role` are used until that has
 * arrived.
 */
export type Self = { personId: string; accountId: string; name: string; role: Person['role'] }

/** The documents an intent would produce, and the version of the data they were computed from. */
export type Foreseen = { changes: readonly Change[]; basis: number }

export const emptyOverlay: Overlay = { documents: new Map(), pendingKeys: new Set() }

/** The intents that the pulled state doesn't include yet, in order. */
export const stillShown = (intents: readonly ShownIntent[], head: number): ShownIntent[] =>
  intents.filter((shown) => shown.status === 'pending' || shown.rev > head)

/** The person using this device, according to the documents at hand; null while their document isn't loaded. */
export const actorOf = (self: Self, view: View): Actor | null => {
  const person = view.get('people', self.personId) as Person | null | undefined
  if (person === undefined) return null
  return { id: self.personId, name: person?.name ?? self.name, role: person?.role ?? self.role }
}

/** The context in which this device predicts an intent. It must be the same each time. */
export const contextOf = (intent: RequestIntent, self: Self, actor: Actor): Context => ({
  intentId: intent.id,
  accountId: self.accountId,
  actor,
  at: intent.at,
  now: intent.at,
  authority: 'device',
})

/** A view with an overlay on top. */
export const viewThrough = (documents: ReadonlyMap<string, Change>, below: View): View => ({
  get: (collection, id) => documents.get(refKey(collection, id))?.document ?? below.get(collection, id),
})

/** The overlay with the outcome of one more pending intent on top. */
export const extendOverlay = (overlay: Overlay, changes: readonly Change[]): Overlay => {
  const documents = new Map(overlay.documents)
  const pendingKeys = new Set(overlay.pendingKeys)
  for (const change of changes) {
    const key = refKey(change.collection, change.document.id)
    documents.set(key, change)
    pendingKeys.add(key)
  }
  return { documents, pendingKeys }
}

/**
 * Applies intents in order to the documents below.
 *
 * An intent that doesn't apply (any more) is left out; whether it counts is up to the server. If documents are missing,
 * returns all those this pass found to be needed, so that they can be loaded first.
 */
export const deriveOverlay = (
  intents: readonly ShownIntent[],
  self: Self,
  below: View,
): { overlay: Overlay } | { missing: Ref[] } => {
  if (intents.length === 0) return { overlay: emptyOverlay }
  const documents = new Map<string, Change>()
  const pendingKeys = new Set<string>()
  const missing: Ref[] = []
  const view = viewThrough(documents, below)
  const actor = actorOf(self, below)
  if (actor === null) missing.push({ collection: 'people', id: self.personId })
  // Continue without the person, so that other missing documents can be loaded in the same step.
  const acting = actor ?? { id: self.personId, name: self.name, role: self.role }
  for (const { intent, status } of intents) {
    const decision = decide(intent, contextOf(intent, self, acting), view)
    if (decision.status === 'needs') missing.push(decision.ref)
    if (decision.status !== 'accepted') continue
    for (const change of decision.changes) {
      const key = refKey(change.collection, change.document.id)
      documents.set(key, change)
      if (status === 'pending') pendingKeys.add(key)
    }
  }
  return missing.length > 0 ? { missing } : { overlay: { documents, pendingKeys } }
}
