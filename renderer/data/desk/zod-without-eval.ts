import { z } from 'zod'

/**
 * Keeps zod from compiling its checks at run time, which the page's policy forbids.
 *
 * Each schema looks when it is made, so this has to be imported before anything of core.
 */
z.config({ jitless: true })
