import { z } from 'zod'

/** Priorities, lowest first. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export const Priority = z.enum(priorities)
export type Priority = z.infer<typeof Priority>
