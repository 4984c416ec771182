import { z } from 'zod'
import { FigureAnswer, FigureQuery } from '../domain/session/figures.ts'
import { rejection } from './rejection.ts'

/** Client → server. The workspace's figures are for admins, one's own for everyone who can work. */
export const figureRequests = {
  'figures:read': {
    request: FigureQuery,
    answer: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), answer: FigureAnswer }), rejection]),
  },
} as const
