import { z } from 'zod'
import { Id, Timestamp } from '../domain/document/id.ts'
import { rejection } from './rejection.ts'

/** An address under which calendars read duty. The address itself isn't known any more. */
export const DutyFeed = z.object({
  id: Id,
  /** Null for one's own duty on all schedules. */
  scheduleId: Id.nullable(),
  createdAt: Timestamp,
  /** When a calendar last read it; null for never. */
  readAt: Timestamp.nullable(),
})
export type DutyFeed = z.infer<typeof DutyFeed>

/** Client → server about the addresses of calendars. Everyone has their own, and sees no one else's. */
export const dutyRequests = {
  'duty-feeds:list': {
    request: z.strictObject({}),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), feeds: z.array(DutyFeed).max(500) }),
      rejection,
    ]),
  },
  /** Makes an address, shown this once; one that there was for the same ends. `url` begins with `/` if the server doesn't know its own. */
  'duty-feeds:renew': {
    request: z.object({ scheduleId: Id.nullable() }),
    answer: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), feed: DutyFeed, url: z.string().max(2000) }),
      rejection,
    ]),
  },
  'duty-feeds:remove': {
    request: z.object({ id: Id }),
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), rejection]),
  },
} as const
