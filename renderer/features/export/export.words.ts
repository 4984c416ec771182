/** Every sentence of exporting a session; the words in the exported document are core's. */
export const exportWords = {
  notHere: 'Couldn’t export: not all of this session is on this device. Reconnect, then try again.',
  saved: (file: string) => `Saved as ${file}.`,
  problem: 'Problem',
  known: 'What we know',
  path: 'Diagnosis path',
  branches: 'Branches',
  fixes: 'Fixes',
  handoffs: 'Handoffs',
  resolution: 'Resolution',
  timeline: 'Timeline',
} as const
