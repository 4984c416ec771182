import { useMemo, useState } from 'react'
import type { Attachment } from '../../../../core/domain/files/attachment.ts'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import { attachedContents } from '../../../../core/domain/entry/included.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { Snapshot } from '../../../../core/domain/session/snapshot.ts'
import { useEntries } from '../../../data/react/use-session-parts.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'
import { included } from './included.ts'
import { SnapshotPreview } from './snapshot-preview.tsx'

const words = handoffDialogWords.included

/** What a handoff includes, in a sentence, with a preview of it as the person who claims it will see it. */
export const IncludedLine = ({
  session,
  snapshot,
  workedOn,
  fix,
  added,
}: {
  session: Session
  snapshot: Snapshot
  /** Ids of the branches that someone worked on. */
  workedOn: ReadonlySet<string>
  fix: Fix | null
  /** The files added in the dialog so far. */
  added: readonly Attachment[]
}) => {
  const [previewed, setPreviewed] = useState(false)
  const entries = useEntries(session.id, Math.max(1, session.entryCount))
  const contents = useMemo(() => attachedContents(entries ?? [], added), [entries, added])
  return (
    <>
      <p className="form-line" dir="auto">
        {words.line(included(snapshot, fix, contents))}{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={previewed}
          onClick={() => setPreviewed((now) => !now)}
        >
          {previewed ? words.hidePreview : words.preview}
        </button>
      </p>
      {previewed && <SnapshotPreview snapshot={snapshot} workedOn={workedOn} fix={fix} contents={contents} />}
    </>
  )
}
