import type { CallChannel } from '../../../core/bridge/ipc.ts'

export const fineToast = {
  key: 'escalation:1',
  title: 'Escalation from Sam',
  body: 'No reason',
  link: '/handoffs/1',
}
export const fineKey = { id: 7, secret: Buffer.alloc(32, 1).toString('base64') }

/** For each channel, arguments that are fine. */
export const fineCalls: Record<CallChannel, unknown[]> = {
  'desktop:info': [],
  'server-url:set': ['http://127.0.0.1:4280'],
  'language:set': ['de'],
  'updates:read': [],
  'updates:channel': ['beta'],
  'updates:restart': [],
  'spelling:read': [],
  'spelling:set': [true],
  'proxy:read': [],
  'proxy:answer': [{ name: 'nia', password: 'correct horse' }],
  'logs:open': [],
  'page:answer': [1, true],
  'keys:read': ['k1'],
  'keys:make': ['k1'],
  'keys:restore': ['k1', [fineKey]],
  'keys:forget': ['k1'],
  'sign-in:send': [{ path: 'sign-in', body: { email: 'ann@acme.test', password: 'correct horse' } }],
  'sign-in:forget': [],
  'toast:show': [fineToast],
  'toast:close': ['escalation:1'],
  'badge:set': [{ count: 1, attention: false }],
  'tray:status': [{ sentence: 'Connected', quietUntil: null }],
  'window:focus': [],
  'window:open': ['/sessions/a1'],
  'capture:open': ['note'],
  'capture:close': [],
  'hotkeys:read': [],
  'hotkeys:set': ['park', 'Control+Alt+P'],
  'external:open': ['https://psa.example/ticket/1'],
  'window:visible': [],
  'links:take': [],
}
