import { inLanguage } from '../../language/catalogue.ts'

/** Whether everyone is told, as the server proved it to itself: admins only. */
export const proofWords = inLanguage('proofWords', {
  title: 'Is everyone told?',
  proved: 'Last proved',
  hint: 'Every two minutes the server escalates to itself, the same way as you do, and checks that nothing is late. If that fails, admins hear of it within five minutes.',
  never: 'Not yet. The first check comes a minute after the server starts.',
  provedAt: (time: string): string => `${time} ago`,
  took: (seconds: string): string => `the test escalation took ${seconds} s`,
  stale: 'The checks themselves have stopped. Ask whoever runs the server to look at it.',
  heartbeat: 'Outside monitor',
  heartbeatHint: 'Hears of every proof, and alarms you when it no longer does: even if this server is gone.',
  noHeartbeat: 'None. Whoever runs the server sets BATON_HEARTBEAT_URL.',
  heard: (time: string): string => `Heard ${time} ago`,
  neverHeard: 'Nothing sent yet',
  offline: 'You’re offline. This needs the server.',
})
