import { isolated } from '../../../core/domain/text/text.ts'
import { counted, decimal, numberText, plural } from '../../language/numbers.ts'
import { smartTime } from '../../language/relative-time.ts'
import { lostCounts } from '../shared/shared.words.de.ts'
import type * as english from './shell.words.ts'

export const shellWords: typeof english.shellWords = {
  skip: 'Zum Inhalt springen',
  claimed: 'Übernommen. Sie sind jetzt zuständig.',
  notYourClaim: 'Diese Benachrichtigung galt jemand anderem, deshalb wurde nichts übernommen.',
  search: 'Sitzungen suchen oder Befehl eingeben',
  mySettings: (name) => `${isolated(name)}, Einstellungen`,
  mainNavigation: 'Hauptbereiche',
  backTo: (place) => `Zurück: ${place}`,
  // It stands under a heading that says that it is gone to; no preposition fits every name.
  goTo: (place) => place,
  unfinished: (count) => `${numberText(count)} offen`,
  parked: (count) => `${numberText(count)} geparkt`,
  needAttention: (count) => `${counted(count, 'Übertragung', 'Übertragungen')} zu prüfen`,
  unseen: (count) => `${numberText(count)} ungelesen`,

  screenFailed: 'Auf dieser Seite ist ein Fehler aufgetreten',
  screenFailedBody:
    'Von Ihren Eingaben ist nichts verloren: Sie sind auf diesem Gerät gespeichert. Versuchen Sie es erneut, oder öffnen Sie eine andere Seite.',
  windowFailed: 'In diesem Fenster ist ein Fehler aufgetreten',
  windowFailedBody:
    'Von Ihren Eingaben ist nichts verloren: Sie sind auf diesem Gerät gespeichert. Versuchen Sie es erneut. Tritt der Fehler wieder auf, schalten Sie für diese Seite die Übersetzung und die Erweiterungen des Browsers aus.',
  reload: 'Neu laden',
  tryAgain: 'Erneut versuchen',
  starting: 'Baton startet…',
  noStorage: 'Baton kann seinen Speicher nicht öffnen',
  noStorageBody:
    'Baton speichert Ihre Arbeit auf diesem Gerät, kommt aber nicht an den Speicher. Geben Sie Speicherplatz frei, oder verlassen Sie den privaten Modus, und versuchen Sie es erneut. Gelöscht wurde nichts.',

  nothingToUndo:
    'Es gibt nichts rückgängig zu machen. Notizen und Schritte gehören zum Protokoll und bleiben stehen. Eigene können Sie bearbeiten: auswählen, dann M drücken.',
  undoLast: 'Letzte Aktion zurücknehmen, solange ihre Meldung steht',
}

const unsentStay = (unsent: number): string =>
  `${plural(unsent, 'bleibt', 'bleiben')} ${counted(unsent, 'noch nicht gesendete Aktion', 'noch nicht gesendete Aktionen')} auf diesem Gerät`

export const blockedWords: typeof english.blockedWords = {
  elsewhereTitle: 'Baton ist in einem anderen Fenster offen',
  elsewhere:
    'Das andere Fenster antwortet nicht oder zeigt eine andere Version von Baton. Verwenden Sie Baton hier, oder laden Sie das andere Fenster neu. Was Sie dort eingegeben haben, geht nicht verloren.',
  takeOver: 'Baton hier verwenden',

  deactivatedTitle: 'Sie haben keinen Zugang mehr',
  deactivated: (unsent) =>
    `Ein Admin hat Ihren Zugang zu diesem Arbeitsbereich beendet. Falls das ein Versehen war, lassen Sie sich wieder aktivieren, und melden Sie sich dann erneut an.${
      unsent > 0 ? ` Bis dahin ${unsentStay(unsent)}.` : ''
    }`,
  signInAgain: 'Erneut anmelden',

  signedInAs: (name) => `Sie sind als ${isolated(name)} angemeldet`,
  alreadyIn: (accountName, name, unsent) =>
    `Eine Einladung ist für Personen, die neu in einen Arbeitsbereich kommen. Sie gehören schon zu ${isolated(accountName)}.${
      unsent > 0
        ? ` Wenn Sie sich abmelden, ${unsentStay(unsent)}, bis ${isolated(name)} sich hier wieder anmeldet.`
        : ''
    }`,
  staySignedIn: 'Angemeldet bleiben',
  signOutAndJoin: 'Abmelden und beitreten',
  resetWhileIn:
    'Dieser Link legt ein neues Passwort fest. Melden Sie sich ab, um ihn zu verwenden, oder ändern Sie Ihr eigenes Passwort in den Einstellungen.',
  signOutAndReset: 'Abmelden und Passwort festlegen',
}

export const deskProblemWords: typeof english.deskProblemWords = {
  outdated: 'Diese Version von Baton ist zu alt für den Server.',
  outdatedNext:
    'Aktualisieren Sie Baton, damit Ihre Arbeit gesendet wird. Bis dahin können Sie weiterarbeiten: Alles wird auf diesem Gerät gespeichert.',
  reload: 'Neu laden',
  full: 'Auf diesem Gerät ist kein Speicherplatz mehr frei.',
  fullNext:
    'Baton kann erst wieder speichern, wenn Sie Speicherplatz freigeben. Lassen Sie dieses Fenster offen: Ihre Eingaben bleiben darin.',
  notStoring: 'Dieses Gerät speichert Ihre Eingaben nicht.',
  notStoringNext:
    'Lassen Sie dieses Fenster offen. Baton versucht es weiter. Bleibt es dabei, kopieren Sie Ihren Text, und starten Sie Baton neu.',
  lost: 'Daten auf diesem Gerät wurden gelöscht oder beschädigt.',
  lostWork: ({ name, ...work }) => {
    const count = work.waiting + work.filesWaiting + work.drafts
    return `${lostCounts(work)} von ${isolated(name)} ${plural(count, 'war', 'waren')} noch nicht gesendet und ${plural(count, 'ist', 'sind')} verloren. Sehen Sie die Sitzungen durch, und tragen Sie nach, was fehlt.`
  },
  lostRead: 'OK',
  paused: 'Das Senden ist angehalten.',
  tryAgain: 'Erneut versuchen',
}

export const statusWords: typeof english.statusWords = {
  label: 'Status',
  connectNow: 'Jetzt verbinden',
  shortcuts: 'Tastenkürzel',
  connections: {
    open: 'Diese Verbindung ist nicht verschlüsselt',
    off: 'Keine Verbindung zu einem Server',
  },
}

const quietSkew = 2 * 60_000

export const connectionStateWords: typeof english.connectionStateWords = (
  connection,
  now,
  network = false,
) => {
  if (connection.kind === 'online') return 'Verbunden'
  if (connection.kind === 'connecting') return 'Verbindet…'
  return `${network ? 'Server nicht erreichbar' : 'Offline'} seit ${smartTime(connection.lostAt, now)}`
}

export const syncWords: typeof english.syncWords = (state, now) => {
  if (state.lastSyncAt === null)
    return state.connection.kind === 'offline' ? 'Noch nicht synchronisiert' : 'Erste Synchronisierung…'
  if (!state.synced && state.connection.kind === 'online') return 'Wird synchronisiert…'
  // While connected, changes arrive by themselves: the time of the last one would only look as if it were stuck.
  if (state.connection.kind === 'online') return 'Aktuell'
  return `Zuletzt synchronisiert: ${smartTime(state.lastSyncAt, now)}`
}

export const clockWords: typeof english.clockWords = (skew) => {
  if (Math.abs(skew) <= quietSkew) return null
  const minutes = Math.round(Math.abs(skew) / 60_000)
  const far =
    minutes < 60
      ? `${minutes} min`
      : minutes < 2880
        ? `${decimal(minutes / 60)} Std.`
        : counted(Math.round(minutes / 1440), 'Tag', 'Tage')
  return `Uhr geht ${far} ${skew > 0 ? 'vor' : 'nach'}; Zeiten werden korrigiert`
}

export const escalationsWords: typeof english.escalationsWords = (count) =>
  count === 0 ? 'Keine Eskalation wartet' : counted(count, 'wartende Eskalation', 'wartende Eskalationen')

export const trayWords: typeof english.trayWords = {
  quietUntil: (time) => `Nicht stören bis ${time}`,
  notQuiet: '„Nicht stören“ ließ sich nicht einschalten',
  stillQuiet: '„Nicht stören“ ließ sich nicht ausschalten',
}
