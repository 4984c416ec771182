import type * as english from './places.words.ts'

export const placeWords: typeof english.placeWords = {
  queue: 'Warteschlange',
  sessions: 'Meine Sitzungen',
  parked: 'Geparkt',
  team: 'Team',
  writebacks: 'Übertragungen',
  connections: 'Anbindungen',
  policies: 'Eskalation',
  duty: 'Dienst',
  analytics: 'Auswertung',
  shift: 'Schichtübergabe',
  channels: 'Kanäle',
  notifications: 'Benachrichtigungen',
  settings: 'Einstellungen',
  people: 'Personen',
  savedNotes: 'Textbausteine',
  shortcuts: 'Tastenkürzel',
  ticket: 'Ticket',
  unknownLink: 'Link',
  ai: 'KI',
  diagnostics: 'Diagnose',
  targets: 'Reaktionsziele',
  rejected: 'Abgelehnt',
}

export const breakingPlaceWords: typeof english.breakingPlaceWords = {
  queue: 'Warte\u00ADschlange',
  sessions: 'Meine Sitzungen',
  parked: 'Geparkt',
  team: 'Team',
  duty: 'Dienst',
  writebacks: 'Über\u00ADtragungen',
  analytics: 'Aus\u00ADwertung',
  notifications: 'Benach\u00ADrichti\u00ADgungen',
  settings: 'Einstel\u00ADlungen',
}
