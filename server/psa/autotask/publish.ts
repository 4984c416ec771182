import type { EntityFields, PickListValue } from './fields.ts'
import type { Visibility } from '../../../core/domain/write-up/write-up.ts'

// Who reads a note is a number that means something else in every tenant, so it is told by its label. *Internal &
// Co-Managed* is read by clients that manage their systems themselves, and is not internal.

const isInternal = ({ name }: PickListValue): boolean =>
  /^internal\b/iu.test(name) && !/co-?managed|outsourc|client|customer|contact|portal|\ball\b/iu.test(name)

const isForEveryone = ({ name }: PickListValue): boolean => /^all autotask users$/iu.test(name.trim())

/** The one level that its label says is meant; '' if none says it, or more than one. */
export const levelFor = (fields: EntityFields, visibility: Visibility): string => {
  const meant = fields.values('publish').filter(visibility === 'internal' ? isInternal : isForEveryone)
  const exact = meant.filter(({ name }) => /^internal users(?: only)?$/iu.test(name.trim()))
  const [only, ...others] = exact.length === 1 ? exact : meant
  return only === undefined || others.length > 0 ? '' : only.id
}

/** Type of a note that is about work on a task or ticket; '' if the tenant has none under its usual name. */
export const usualNoteType = (fields: EntityFields): string => {
  const meant = fields.values('noteType').filter(({ name }) => /^(?:task|ticket) notes?$/iu.test(name.trim()))
  const [only, ...others] = meant
  return only === undefined || others.length > 0 ? '' : only.id
}

/** Notes that a workflow rule wrote, in every tenant. */
export const ruleNoteType = '13'
