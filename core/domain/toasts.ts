import type { Notification } from './notification.ts'
import { counted } from './plural.ts'

/**
 * A toast for each new notification, or a single summary if there are many, as after a long time offline. `urgent` if an
 * urgent escalation is among what it tells.
 */
export const toastsFor = (
  fresh: readonly Notification[],
): { key: string; title: string; body: string; link: string; urgent?: boolean }[] => {
  const isUrgent = ({ kind, priority }: Notification) => kind === 'escalation' && priority === 'urgent'
  if (fresh.length <= 3)
    return fresh.map((notification) => {
      const { key, title, body, link } = notification
      return { key, title, body, link, ...(isUrgent(notification) ? { urgent: true } : {}) }
    })
  const escalations = fresh.filter((notification) => notification.kind === 'escalation').length
  const others = fresh.length - escalations
  const parts = [
    escalations > 0 ? counted(escalations, 'escalation waiting', 'escalations waiting') : '',
    others > 0 ? counted(others, 'other notification') : '',
  ].filter((part) => part !== '')
  const newest = fresh[0]
  return [
    {
      key: 'summary',
      title: `While you were away: ${parts.join(', ')}`,
      body: newest === undefined ? '' : newest.title,
      link: escalations > 0 ? '/queue' : '/notifications',
      ...(fresh.some(isUrgent) ? { urgent: true } : {}),
    },
  ]
}
