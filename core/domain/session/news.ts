import { z } from 'zod'
import { Id, Timestamp } from '../document/id.ts'
import { cut } from '../text/text.ts'
import { week } from '../time/durations.ts'

/**
 * What a session may have to tell one person: they were mentioned; or, if they handed it over, the new owner confirmed what
 * they take over, asked a question, resolved, abandoned or escalated it, or someone took it over from an owner who left; or nothing happened since
 * it was claimed, and it will return, or has returned, to the queue; or the assistant answered what they asked long before; or most of
 * the time is over until it is due; or the write-up they confirmed found no ticket to go to.
 */
export const NewsKind = z.enum([
  'mention',
  'confirmed',
  'question',
  'resolved',
  'abandoned',
  'passed_on',
  'taken_over',
  'nudged',
  'due_soon',
  'returned',
  'answered',
  'needs_ticket',
])
export type NewsKind = z.infer<typeof NewsKind>

/** One piece of news in a session for one person. `text` is cut: the entry has all of it. */
export const SessionNews = z.object({
  kind: NewsKind,
  to: Id,
  by: Id,
  entryId: Id,
  text: z.string().max(1200),
  at: Timestamp,
})
export type SessionNews = z.infer<typeof SessionNews>

/** People who handed a session over and are told what becomes of it, the latest ones. */
export const maxFollowers = 20
/** Limits on what a session keeps, because it is on every device: in all, and for each person. */
export const maxNews = 60
const perPerson = 5
/** Longest text, in visible characters and in code units. */
const textLength = { visible: 300, units: 1000 }

/** How long something is news. Milliseconds. */
export const newsFor = week

type Kept = { followers: readonly string[]; news: readonly SessionNews[] }

/** The list with news for each of `people`, except whoever caused it and anyone already told of that entry. */
export const withNews = (
  { news }: Pick<Kept, 'news'>,
  people: readonly string[],
  item: Omit<SessionNews, 'to'>,
): SessionNews[] => {
  const text = cut(item.text, textLength.visible, textLength.units)
  const told = new Set(news.filter(({ entryId }) => entryId === item.entryId).map(({ to }) => to))
  const added = [...new Set(people)]
    .filter((to) => to !== item.by && !told.has(to))
    .map((to) => ({ ...item, to, text }))
  const all = [...news, ...added]
  const isAmongLatest = (one: SessionNews, index: number): boolean =>
    all.slice(index + 1).filter(({ to }) => to === one.to).length < perPerson
  return all.filter(isAmongLatest).slice(-maxNews)
}

/** The followers once `owner` has it from `from`: someone who owns a session hears of it anyway. */
export const withFollower = ({ followers }: Pick<Kept, 'followers'>, from: string, owner: string): string[] =>
  [...followers.filter((id) => id !== from && id !== owner), from]
    .filter((id) => id !== owner)
    .slice(-maxFollowers)
