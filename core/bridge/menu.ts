import { z } from 'zod'

/** What the application's menu asks of the page. */
export const MenuCommand = z.enum([
  'settings',
  'palette',
  'shortcuts',
  'session',
  'queue',
  'sessions',
  'parked',
  'notifications',
  'diagnostics',
])
export type MenuCommand = z.infer<typeof MenuCommand>
