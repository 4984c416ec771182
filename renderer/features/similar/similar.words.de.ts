import { by } from '../../language/german-people.ts'
import type * as english from './similar.words.ts'

export const similarWords: typeof english.similarWords = {
  title: 'Ähnliche Sitzungen',
  recentAtClient: 'Zuletzt bei diesem Kunden',
  resolved: '(gelöst)',
  stillOpen: '(noch offen)',
  solvedBy: (what) => `Gelöst durch: ${what}`,
  solvedSilently: 'Gelöst, aber niemand hat festgehalten, wie',
  openWith: (owner) => `Noch offen, bei ${by(owner)}`,
}
