import { z } from 'zod'
import { Id } from '../../domain/document/id.ts'
import { mayChangeTemplate } from '../../domain/entry/template.ts'
import { defineIntent } from '../defining/define-intent.ts'

/** Deletes a template; it's fine if it is already gone. Sessions that started from it keep their steps. */
export const templateRemove = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({ templateId: Id }),
  apply(work, { templateId }) {
    const { actor, accountId } = work.context
    const account = work.get('accounts', accountId, 'workspace')
    const template = account.templates.find(({ id }) => id === templateId)
    if (template === undefined) return
    if (actor.id === 'system' || !mayChangeTemplate(actor, template)) {
      work.reject('forbidden', 'Only admins can delete a template that someone else made.')
    }
    work.put('accounts', { ...account, templates: account.templates.filter(({ id }) => id !== templateId) })
  },
})
