import { z } from 'zod'

/**
 * Keeps zod from compiling its checks at run time, which the page's policy forbids.
 *
 * Schemas check this when they are created, so import this module before anything from core.
 */
z.config({ jitless: true })
