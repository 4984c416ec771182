import { z } from 'zod'
import { type Entry, EntryText } from '../../domain/entry/entry.ts'
import { Id } from '../../domain/document/id.ts'
import { maxMentions, mentionedIn, Mentions } from '../../domain/people/mention.ts'
import { defineIntent } from '../defining/define-intent.ts'
import { timeIn } from '../defining/device-time.ts'
import { mentionedPeople, saveSession, sessionOf, tell } from '../defining/timeline.ts'

/** Limits on the earlier versions an entry keeps: how many, and their characters in total. An entry must stay small. */
const historyLimit = 20
const historyLength = 250_000

/**
 * The versions that are kept: the first, which is what others read and acted upon, and the newest ones that fit; always
 * the last one. Between them, editing again and again would push out what an entry said at first.
 */
const keptVersions = (history: Entry['history']): Entry['history'] => {
  const [original, ...later] = history
  if (original === undefined) return []
  let length = original.text.length
  const first = later.findLastIndex((version, index) => {
    length += version.text.length
    return index < later.length - 1 && length > historyLength
  })
  return [original, ...later.slice(first + 1).slice(1 - historyLimit)]
}

/** The author changes the text of a note or step; earlier versions are kept. Whoever it mentions only now is told. */
export const entryEdit = defineIntent({
  version: 1,
  minRole: 'engineer',
  mode: 'queued',
  payload: z.object({
    entryId: Id,
    text: EntryText,
    /** The people it mentions, those it mentioned before included. */
    mentions: Mentions.default([]),
  }),
  apply(work, payload) {
    const { actor } = work.context
    const entry = work.get('entries', payload.entryId, 'note')
    if (entry.kind === 'event') work.reject('wrong_status', 'Events can’t be edited.')
    if (entry.authorId !== actor.id) {
      work.reject(
        'not_author',
        `${work.nameOf(entry.authorId)} wrote this, so only they can edit it. Add a note instead.`,
      )
    }
    if (entry.text === payload.text) return
    const history = keptVersions([...entry.history, { text: entry.text, at: entry.editedAt ?? entry.at }])
    const session = sessionOf(work, entry.sessionId)
    // On another device, whose clock may be behind: an entry is not edited before it was written.
    const editedAt = Math.max(timeIn(work, session), entry.editedAt ?? entry.at)
    const before = entry.mentions.flatMap((id) => work.find('people', id) ?? [])
    // Someone who has left since can't be newly mentioned, but is still named.
    const kept = mentionedIn(payload.text, before)
    const added = mentionedPeople(
      work,
      payload.mentions.filter((id) => !entry.mentions.includes(id)),
    )
    const mentions = [...kept, ...added].slice(0, maxMentions)
    work.put('entries', { ...entry, text: payload.text, mentions, editedAt, history })
    saveSession(work, tell(work, session, entry.id, added, 'mention', payload.text), { draft: true })
  },
})
