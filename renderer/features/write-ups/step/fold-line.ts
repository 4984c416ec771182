import type { PostTarget } from '../posting/post-target.ts'
import type { WriteUpView } from '../form/write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What confirming does, in a few words: `Posts to #48213 in ConnectWise`, then note, time, status, what is masked. */
export const foldLine = (
  view: Pick<WriteUpView, 'visibility' | 'hours' | 'status' | 'masked' | 'isEdited'>,
  target: Pick<PostTarget, 'number' | 'system'> | null,
): { lead: string; rest: string[] } => {
  const edited = view.isEdited ? [words.editedIn] : []
  const masked = view.masked === 0 ? [] : [words.mask.count(view.masked)]
  if (target === null) return { lead: words.post.nothingLeaves, rest: [...edited, ...masked] }
  return {
    lead: words.post.to(target.number, target.system),
    rest: [
      words.post.note[view.visibility],
      ...(view.hours > 0 ? [words.time.hours(view.hours)] : []),
      ...(view.status === null ? [] : [words.post.sets(view.status.name)]),
      ...edited,
      ...masked,
    ],
  }
}
