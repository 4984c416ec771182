import type { DutySoon, Notification } from './notification.ts'
import { type NotificationWords, notificationWords } from './notification-words.ts'

/** That someone's duty begins soon; null before they want to hear of it, and once it has begun. */
export const dutySoonNotification = (
  { scheduleId, at, from, text }: DutySoon,
  now: number,
  { dutyBegins }: Pick<NotificationWords, 'dutyBegins'> = notificationWords,
): Notification | null =>
  now < at || now >= from
    ? null
    : {
        key: `duty_soon:${scheduleId}:${from}`,
        kind: 'duty_soon',
        title: dutyBegins,
        body: text,
        link: '/duty',
        handoffId: null,
        sessionId: null,
        priority: 'normal',
        at,
      }
