import path from 'node:path'

/**
 * Lets every Node process that is started from here keep what it compiled, types stripped, for the next: a server
 * starts in two thirds of the time.
 */
export const shareCompiled = (): void => {
  process.env['NODE_COMPILE_CACHE'] ??= path.resolve(import.meta.dirname, '../node_modules/.cache/compiled')
}
