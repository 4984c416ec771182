import './saved-notes-screen.css'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { canWork } from '../../../core/domain/people/person.ts'
import { mayChangeTemplate, type Template } from '../../../core/domain/entry/template.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { undoToast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import { isStillTrue } from '../shared/sessions/is-still-true.ts'
import { useAct, useUndo } from '../shared/sessions/use-act.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { templateWords as words } from './saved-notes.words.ts'
import { useTemplates } from './use-templates.ts'

/** The workspace's templates: everyone reads them, engineers add and change their own, admins change all. */
export const TemplatesSection = () => {
  const desk = useDesk()
  const me = useMe()
  const act = useAct()
  const undo = useUndo()
  const templates = useTemplates()
  const accountId = useSignedIn((state) => state.identity.accountId)
  const [open, setOpen] = useState<{ template: Template | null } | null>(null)
  const mayAdd = me !== null && canWork(me)

  const remove = async ({ id, title, whenToUse, steps }: Template) => {
    if (!(await act('template.remove', { templateId: id }))) return
    undoToast(
      words.removed(title),
      () => void undo('template.save', { templateId: id, title, whenToUse, steps }),
      isStillTrue(desk, 'accounts', accountId, (now) => now.templates.every((other) => other.id !== id)),
    )
  }

  return (
    <SettingsSection title={words.title}>
      <p className="settings-row-hint">
        {words.hint} {words.ownOnly}
      </p>
      {templates.length === 0 ? (
        <p className="saved-note-none">{words.none}</p>
      ) : (
        <ul className="saved-note-list">
          {templates.map((template) => (
            <li key={template.id} className="saved-note">
              <div className="saved-note-body">
                <p className="saved-note-title">
                  <bdi>{template.title}</bdi>{' '}
                  <span className="text-muted">{words.steps(template.steps.length)}</span>
                </p>
                <p className="saved-note-text" dir="auto">
                  {template.whenToUse === ''
                    ? template.steps.map(({ text }) => text).join(' · ')
                    : template.whenToUse}
                </p>
              </div>
              {me !== null && mayChangeTemplate(me, template) && (
                <>
                  <IconButton
                    label={words.edit(template.title)}
                    icon={Pencil}
                    onClick={() => setOpen({ template })}
                  />
                  <IconButton
                    label={words.remove(template.title)}
                    icon={Trash2}
                    onClick={() => void remove(template)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <div className="saved-note-add">
          <Button icon={Plus} onClick={() => setOpen({ template: null })}>
            {words.add}
          </Button>
        </div>
      )}
      {open !== null && (
        <TemplateDialog
          key={open.template?.id ?? 'new'}
          template={open.template}
          onClose={() => setOpen(null)}
        />
      )}
    </SettingsSection>
  )
}
