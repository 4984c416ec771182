import { fileURLToPath } from 'node:url'

/** Which compiled program there is for which source, as JSON. */
export const programsVariable = 'BATON_TEST_PROGRAMS'

/** What to start for a source file: the program compiled from it, or without one the file itself. */
export const programOf = (source: URL): string => {
  const file = fileURLToPath(source)
  const compiled = JSON.parse(process.env[programsVariable] ?? '{}') as Record<string, string>
  return compiled[file] ?? file
}
