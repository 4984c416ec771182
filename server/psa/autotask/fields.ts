import { type Connection } from './connection.ts'
import { Fields } from './shapes.ts'
import { psaOk, type PsaResult } from '../provider.ts'

export type PickListValue = { id: string; name: string; system: boolean }

/** What a tenant's fields take. */
export type EntityFields = {
  /** Active values of a pick-list. */
  values(field: string): readonly PickListValue[]
  /** The label of a value, also of one that is no longer active; '' if there is none. */
  label(field: string, id: string): string
  /** The longest text in code units, `otherwise` where the tenant does not say. */
  length(field: string, otherwise: number): number
}

/** Pick-lists change when an admin changes them. */
const keptMs = 600_000

export type FieldsOf = (entity: string, signal: AbortSignal) => Promise<PsaResult<EntityFields>>

/** Reads pick-lists and lengths from the tenant, which has its own of both. */
export const createFields = ({ read }: Connection, now: () => number): FieldsOf => {
  const kept = new Map<string, { at: number; fields: EntityFields }>()
  return async (entity, signal) => {
    const known = kept.get(entity)
    if (known !== undefined && now() - known.at < keptMs) return psaOk(known.fields)
    const answer = await read(`${entity}/entityInformation/fields`, Fields, signal)
    if (!answer.ok) return answer
    const byName = new Map(answer.value.fields.map((field) => [field.name.toLowerCase(), field]))
    const all = (field: string) => byName.get(field.toLowerCase())?.picklistValues ?? []
    const fields: EntityFields = {
      values: (field) =>
        all(field)
          .filter(({ isActive }) => isActive)
          .map(({ value, label, isSystem }) => ({ id: value, name: label, system: isSystem })),
      label: (field, id) => all(field).find(({ value }) => value === id)?.label ?? '',
      length: (field, otherwise) => {
        const length = byName.get(field.toLowerCase())?.length ?? 0
        return length > 0 ? length : otherwise
      },
    }
    kept.set(entity, { at: now(), fields })
    return psaOk(fields)
  }
}
