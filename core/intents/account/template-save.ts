import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { isolated } from '../../domain/text/text.ts'
import {
  maxTemplates,
  maxTemplatesSize,
  mayChangeTemplate,
  TemplateContent,
  templatesSize,
} from '../../domain/entry/template.ts'
import { defineIntent } from '../defining/define-intent.ts'

/**
 * Adds a template to the workspace, or changes one. Any engineer may add; admins change any, engineers their own.
 *
 * `basedOn` is the version that was edited; a template that someone else has changed or deleted since isn't overwritten.
 */
export const templateSave = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    templateId: Id,
    ...TemplateContent.shape,
    /** Null for a new one. */
    basedOn: z.int().min(1).max(1e9).nullable().default(null),
  }),
  apply(work, { templateId, basedOn, ...content }) {
    const { actor, accountId } = work.context
    const account = work.get('accounts', accountId, 'workspace')
    const { templates } = account
    const before = templates.find(({ id }) => id === templateId)
    if (before === undefined && basedOn !== null) {
      work.reject('not_found', 'Someone deleted this template in the meantime. Save yours as a new one.')
    }
    if (before !== undefined && before.version !== basedOn) {
      work.reject(
        'changed_at_source',
        `Someone else changed “${isolated(before.title)}” in the meantime. Open it again, and make your change on theirs.`,
      )
    }
    if (before !== undefined && (actor.id === 'system' || !mayChangeTemplate(actor, before))) {
      work.reject('forbidden', 'Only admins can change a template that someone else made.')
    }
    const saved = {
      id: templateId,
      ...content,
      createdBy: before?.createdBy ?? actor.id,
      version: (before?.version ?? 0) + 1,
    }
    const next =
      before === undefined
        ? [...templates, saved]
        : templates.map((other) => (other.id === templateId ? saved : other))
    if (next.length > maxTemplates) {
      work.reject('too_large', `A workspace can have up to ${maxTemplates} templates. Delete one first.`)
    }
    if (templatesSize(next) > maxTemplatesSize) {
      work.reject(
        'too_large',
        'The workspace’s templates take up too much space. Shorten or delete one first.',
      )
    }
    work.put('accounts', { ...account, templates: next })
  },
})
