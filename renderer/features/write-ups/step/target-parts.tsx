import type { Visibility } from '../../../../core/domain/write-up/write-up.ts'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/buttons/button.tsx'
import { Select } from '../../../ui/form/select.tsx'
import type { PostTarget } from '../posting/post-target.ts'
import type { OpenWriteUp } from '../form/use-write-up.ts'
import { withFile } from '../form/write-up-form.ts'
import { WriteUpPart } from './write-up-part.tsx'
import type { WriteUpView } from '../form/write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** Where the ticket goes once the note is there. */
export const StatusPart = ({
  draft: { change },
  view,
  target,
}: {
  draft: OpenWriteUp['draft']
  view: WriteUpView
  target: PostTarget
}) => (
  <WriteUpPart title={words.status.title}>
    {target.statuses.length === 0 ? (
      <p className="write-up-hint">{words.status.none}</p>
    ) : (
      <Select
        label={words.status.title}
        value={view.status?.id ?? 'none'}
        onChange={(status) => change({ status })}
        options={[
          ...target.statuses.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: words.status.keep(target.statusNow) },
        ]}
      />
    )}
  </WriteUpPart>
)

/** Files of the session, left out until they are chosen one by one. */
export const FilesPart = ({
  draft: { form, change },
  view,
}: {
  draft: OpenWriteUp['draft']
  view: WriteUpView
}) => {
  if (view.attachments.length === 0) return null
  return (
    <WriteUpPart title={words.files.title}>
      <p className="write-up-hint">{words.files.hint}</p>
      <ul className="write-up-lines">
        {view.attachments.map(({ hash, name }) => (
          <li key={hash} className="write-up-file">
            <span className="text-cut" dir="auto" title={name}>
              {name}
            </span>
            <Select<Visibility | 'none'>
              label={words.files.who(name)}
              value={view.files.get(hash) ?? 'none'}
              onChange={(who) => change({ files: withFile(form, hash, who === 'none' ? null : who) })}
              options={[
                { value: 'none', label: words.files.leave },
                { value: 'internal', label: words.audience.internal },
                { value: 'client', label: words.audience.client },
              ]}
            />
          </li>
        ))}
      </ul>
    </WriteUpPart>
  )
}

/** What is posted besides the note, to be read before it is. */
export const DocumentationPart = ({ view, target }: { view: WriteUpView; target: PostTarget }) => {
  const [open, setOpen] = useState(false)
  if (view.documentation === null) return null
  return (
    <div className="write-up-part">
      <div className="row">
        <Button
          size="sm"
          variant="ghost"
          icon={open ? ChevronDown : ChevronRight}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        >
          {words.documentation.title}
        </Button>
        <span className="write-up-hint">
          {view.kind === 'escalation'
            ? words.documentation.appended
            : target.documentation === 'both'
              ? words.documentation.both
              : words.documentation.internal}
        </span>
      </div>
      {open && (
        <div
          className="write-up-documentation"
          // It scrolls, so it needs to be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="region"
          aria-label={words.documentation.title}
        >
          {view.documentation.text}
        </div>
      )}
    </div>
  )
}
