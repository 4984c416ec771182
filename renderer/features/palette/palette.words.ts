import type { SearchField } from '../../../core/search/hit.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** Every sentence of the command palette. */
export const paletteWords = inLanguage('paletteWords', {
  label: 'Search and commands',
  placeholder: 'Search sessions or type a command',
  results: 'Results',
  close: 'Close',
  actions: 'Actions',
  goTo: 'Go to',
  sessions: 'Sessions',
  clients: 'Clients',
  showClient: (client: string): string => `Show sessions at ${client}`,
  none: (query: string) =>
    `No commands or sessions on this device match “${query}”. Try a ticket number or another word from the problem.`,
  noneAnywhere: (query: string) =>
    `No commands or sessions match “${query}”. Try a ticket number or another word from the problem.`,
  onServer: 'Sessions on the server',
  askingServer: 'Searching older notes on the server…',
  serverOffline: 'Older notes are searched when you’re back online.',
  serverFailed: 'Couldn’t search older notes on the server. Change the search to try again.',
  onlyBeginning: (characters: number) => `Searching for the first ${characters} characters only.`,
  failed:
    'Search stopped working on this device. Restart or reload Baton to try again. Everything else still works.',
  stillReading: 'Still reading what’s on this device. There may be more results.',
})

/** Where the matching words are, unless that is obvious. */
export const foundIn: Record<SearchField, string | null> = inLanguage('foundIn', {
  ticket: null,
  title: null,
  client: 'Client',
  device: 'Device',
  contact: 'Contact',
  problem: 'Problem',
  resolution: 'Resolution',
  category: 'Category',
  fact: 'Fact',
  note: 'Note',
})
