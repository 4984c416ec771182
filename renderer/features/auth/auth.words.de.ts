import { isolated } from '../../../core/domain/text/text.ts'
import type { Role } from '../../../core/domain/people/person.ts'
import { counted, plural } from '../../language/numbers.ts'
import { lostCounts } from '../shared/shared.words.de.ts'
import type * as english from './auth.words.ts'

const roleName: Record<Role, string> = {
  viewer: 'Betrachter',
  engineer: 'Techniker',
  admin: 'Admin',
  owner: 'Inhaber',
}

export const authWords: typeof english.authWords = {
  server: (url) => `Server: ${url}`,
  changeServer: 'Ändern',
  noKeychain:
    'Dieses System hat keinen Schlüsselbund. Sie melden sich deshalb bei jedem Start von Baton neu an.',

  workspace: 'Arbeitsbereich',
  workspaceHint: 'Meist der Name Ihrer Firma.',
  name: 'Ihr Name',
  email: 'E-Mail',
  password: 'Passwort',
  newPasswordHint: 'Mindestens 10 Zeichen. Ein paar zufällige Wörter eignen sich gut.',
  invitation: 'Einladung',
  invitationHint: 'Fügen Sie den Code oder den ganzen Link ein.',

  setupTitle: 'Arbeitsbereich anlegen',
  setupLead: 'Dieser Server ist neu. Sie werden Inhaber und können danach Ihr Team einladen.',
  setupCode: 'Einrichtungscode',
  setupCodeHint: 'Er steht in der Ausgabe des Servers und in der Datei setup-code in dessen Datenordner.',
  setup: 'Arbeitsbereich anlegen',
  settingUp: 'Wird angelegt…',
  workspaceExists: 'Haben Sie schon einen Arbeitsbereich?',

  joinTitle: 'Dem Team beitreten',
  joinLead: 'Geben Sie Namen und E-Mail-Adresse an, und wählen Sie ein Passwort. Mehr braucht es nicht.',
  joinWorkspace: (workspace) => `${isolated(workspace)} beitreten`,
  invitedBy: (inviter, role, until) =>
    `${isolated(inviter)} hat Sie als ${roleName[role]} eingeladen. Die Einladung gilt bis ${until}.`,
  otherServer: (theirs, ours) =>
    `Diese Einladung gehört zu ${theirs}, Baton ist aber mit ${ours} verbunden. Öffnen Sie den Link in einem Browser, oder ändern Sie unten zuerst den Server.`,
  join: 'Beitreten',
  joining: 'Beitritt läuft…',
  haveAccount: 'Haben Sie schon ein Konto?',

  resetTitle: 'Neues Passwort festlegen',
  resetLead: 'Fügen Sie den Link ein, den Ihnen ein Admin gesendet hat, und wählen Sie ein neues Passwort.',
  resetFor: ({ name, accountName, createdByName }, until) =>
    `Für ${isolated(name)} in ${isolated(accountName)}. Der Link wurde ${
      createdByName === null ? 'auf dem Server' : `von ${isolated(createdByName)}`
    } erstellt und gilt bis ${until}. Auf allen anderen Geräten werden Sie abgemeldet.`,
  resetCode: 'Link',
  newPassword: 'Neues Passwort',
  reset: 'Passwort festlegen und anmelden',
  resetting: 'Wird festgelegt…',
  rememberIt: 'Passwort wieder eingefallen?',
  forgot: 'Passwort vergessen?',
  forgotHow: 'Bitten Sie einen Admin um einen Link und',
  withResetLink: 'verwenden Sie ihn hier',

  signInTitle: 'Anmelden',
  signInLead: 'Mit der E-Mail-Adresse und dem Passwort, die Sie beim Beitritt gewählt haben.',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft…',
  invited: 'Haben Sie eine Einladung?',
  withInvitation: 'Dem Team beitreten',
  tryAgain: 'Erneut versuchen',
  startEmpty: 'Mit leerem Gerät beginnen',
  missing: ({ name, ...work }) => {
    const count = work.waiting + work.filesWaiting + work.drafts
    return `${lostCounts(work)} von ${isolated(name)} ${plural(count, 'war', 'waren')} noch nicht gesendet, als Baton hier zuletzt offen war, und ${plural(count, 'ist', 'sind')} auf diesem Gerät nicht mehr zu finden. Dessen Daten wurden gelöscht oder beschädigt. Melden Sie sich an, um zu sehen, was den Server erreicht hat.`
  },
  left: ({ name, waiting, filesWaiting, rejected }) => {
    const unsent = waiting + filesWaiting
    const parts = [
      waiting > 0 ? counted(waiting, 'Aktion', 'Aktionen') : '',
      filesWaiting > 0 ? counted(filesWaiting, 'Datei', 'Dateien') : '',
    ].filter((part) => part !== '')
    return [
      unsent > 0
        ? `${parts.join(' und ')} von ${isolated(name)} ${plural(unsent, 'ist', 'sind')} noch nicht gesendet. Das geschieht, sobald ${isolated(name)} sich hier wieder anmeldet.`
        : '',
      rejected > 0
        ? `${counted(rejected, 'abgelehnte Aktion', 'abgelehnte Aktionen')} von ${isolated(name)} ${plural(rejected, 'bleibt', 'bleiben')} auf diesem Gerät, bis ${isolated(name)} sich hier wieder anmeldet.`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' ')
  },
}

export const authErrors: typeof english.authErrors = {
  noWorkspace: 'Geben Sie dem Arbeitsbereich einen Namen, z.\u202FB. den Ihrer Firma.',
  noName: 'Geben Sie Ihren Namen so ein, wie Ihr Team Sie kennt.',
  longName: 'Verwenden Sie höchstens 80 Zeichen.',
  noEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
  badEmail: 'Geben Sie eine gültige E-Mail-Adresse ein.',
  noPassword: 'Geben Sie Ihr Passwort ein.',
  shortPassword: 'Verwenden Sie mindestens 10 Zeichen.',
  longPassword: 'Verwenden Sie höchstens 200 Zeichen.',
  noCode: 'Fügen Sie den Code oder den Link der Einladung ein.',
}

export const proxyWords: typeof english.proxyWords = {
  title: 'Ihr Netzwerk verlangt eine Anmeldung',
  why: (place, again) =>
    again
      ? `Der Proxy ${place} hat das nicht angenommen. Prüfen Sie Name und Passwort.`
      : `Der Proxy ${place} verlangt Name und Passwort, bevor er Baton zum Server lässt. Gemeint sind die Ihres Netzwerks, nicht die von Baton.`,
  name: 'Name',
  nameMissing: 'Geben Sie den Namen ein, unter dem Ihr Netzwerk Sie kennt.',
  password: 'Passwort',
  kept: 'Bleibt gespeichert, bis Baton beendet wird, und geht nur an diesen Proxy.',
  submit: 'Anmelden',
  cancel: 'Offline bleiben',
}
