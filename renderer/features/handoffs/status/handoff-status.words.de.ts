import { isolated } from '../../../../core/domain/text/text.ts'
import { by } from '../../../language/german-people.ts'
import { ago } from '../../../language/german-times.ts'
import { counted, numberText } from '../../../language/numbers.ts'
import type * as english from './handoff-status.words.ts'

const phone = 'Wenn es eilt, rufen Sie Ihr Team an.'
const sendsLater = 'wird gesendet, sobald Sie wieder online sind'
const instead = (sent: boolean): string => (sent ? 'ziehen Sie es zurück' : 'parken Sie es')
const claimedFirst = 'Wer schon übernommen hat, bleibt zuständig.'

export const handoffStatusWords: typeof english.handoffStatusWords = {
  handoff: 'Übergabe',

  onDevice: 'Auf diesem Gerät',
  sent: 'Gesendet',
  delivered: (people) => (people === 0 ? 'Zugestellt' : `Zugestellt an ${numberText(people)}`),
  noOneToDeliverTo: 'Niemand erreichbar',
  seen: (people) => (people === 0 ? 'Gesehen' : `Gesehen von ${numberText(people)}`),
  claimed: (name) => (name === undefined ? 'Übernommen' : `Übernommen von ${by(name)}`),
  ladder: (reached, next, blocked = false) =>
    blocked && next !== null
      ? `${reached.join(', ')}. ${next}.`
      : next === null
        ? `${reached.join(', ')}.`
        : `${reached.join(', ')}. Noch nicht: ${next}.`,
  notYet: 'Noch nicht: ',
  others: (people) => `und ${counted(people, 'weitere Person', 'weitere Personen')}`,
  firstAt: 'Zuerst um ',
  at: 'Um ',
  beforeAgo: 'vor ',
  afterAgo: '',

  deliveries: {
    title: 'Wer wie benachrichtigt wurde',
    open: 'Wer benachrichtigt wurde',
    also: (count) => `Auch gesendet an ${numberText(count)}`,
    held: (count, until) => `${numberText(count)} zurückgehalten${until === null ? '' : ` bis ${until}`}`,
    notReached: (count) => `${numberText(count)} nicht erreicht`,
    close: 'Schließen',
  },

  toEveryone: 'An alle',
  to: (name) => `An ${name}`,
  toThenEveryone: (name) => `An ${name}, jetzt für alle offen`,
  targetLeftUnsent: (name) =>
    `${name} hat keinen Zugriff mehr, deshalb geht das an alle, die übernehmen können`,
  targetLeft: (name) =>
    `${name} hat keinen Zugriff mehr, deshalb wurden alle benachrichtigt, die übernehmen können`,
  teamEmptyUnsent: (team) =>
    `In ${team} kann sonst niemand übernehmen, deshalb geht das an alle, die es können`,
  teamEmpty: (team) =>
    `In ${team} kann sonst niemand übernehmen, deshalb wurden alle benachrichtigt, die es können`,
  waiting: (ms) => `Wartet seit ${ago(ms)}`,
  waitingTooLong: (ms) => `Wartet seit ${ago(ms)}, und niemand hat übernommen. ${phone}`,
  parkedUntil: (time) => `Geparkt bis ${time}`,
  parkedOpenEnded: 'Geparkt, keine Wiedervorlage',
  parkedReplied: (ticket) =>
    ticket === null
      ? 'Geparkt, und der Kunde hat geantwortet'
      : `Geparkt, und der Kunde hat auf #${ticket} geantwortet`,
  woken: {
    duty: (names, ownerIs) =>
      `Die zuständige Person ${ownerIs}. Stattdessen im Dienst benachrichtigt: ${names}.`,
    team: (names, ownerIs) =>
      `Die zuständige Person ${ownerIs}, und niemand ist im Dienst. Stattdessen benachrichtigt: ${names}.`,
    admins: (names, ownerIs) =>
      `Die zuständige Person ${ownerIs}, und sonst war niemand erreichbar. Stattdessen benachrichtigt: ${names}.`,
  },
  wokenMore: (count) => `${numberText(count)} weitere`,
  wokenChanges: 'Was sich seit dem Parken geändert hat',
  parkedDue: 'Geparkt, zur Wiedervorlage fällig',
  noOneKnows: 'Noch weiß niemand davon.',
  noOneKnowsNext: `Die Eskalation ${sendsLater}. ${phone}`,

  reach: {
    alone: 'Sie sind in diesem Arbeitsbereich allein, niemand wird das sehen.',
    left: 'Außer Ihnen hat hier niemand mehr Zugriff, niemand wird das sehen.',
    viewers: 'Alle anderen sind hier Betrachter, niemand kann das übernehmen.',
    away: 'Alle, die das übernehmen könnten, sind gerade abwesend oder offline.',
    personAway: (name, minutes) =>
      `${name} ist abwesend oder offline. Nach ${minutes} min ist es für alle offen.`,
    teamAway: (team, minutes) =>
      `In ${team} sind alle abwesend oder offline. Nach ${minutes} min ist es für alle offen.`,
    noAccess: (name) => `In ${name} kann sonst niemand übernehmen, deshalb geht es an alle.`,
    inviteOrPhone: (sent) => `Laden Sie jemanden ein, ${instead(sent)}, oder rufen Sie Ihr Team an.`,
    askOrPhone: (sent) =>
      `Bitten Sie einen Admin, jemanden einzuladen, ${instead(sent)}, oder rufen Sie Ihr Team an.`,
    whenBack: (sent) =>
      `Wer zurückkommt, wird benachrichtigt. Wenn es eilt, rufen Sie Ihr Team an, oder ${instead(sent)}.`,
    inviteSomeone: 'Jemanden einladen',
  },

  escalated: 'Eskaliert.',
  escalatedOffline: `Noch weiß niemand davon: Die Eskalation ${sendsLater}. ${phone}`,
  escalationSent: 'Eskalation gesendet.',
  withdraw: 'Zurückziehen',
  withdrawn: 'Zurückgezogen. Die Sitzung ist wieder aktiv, und Sie sind zuständig.',
  ticketStays: (number, status) =>
    `#${number} steht noch auf „${isolated(status)}“: Ändern Sie das in Ihrem Ticketsystem.`,
  withdrawnOffline: `Auf diesem Gerät zurückgezogen. ${claimedFirst}`,
  escalateAgain: 'Erneut eskalieren…',
  claimWaits: (offlineSince) =>
    `Übernehmen geht nur mit Verbindung, damit genau eine Person die Sitzung bekommt. ${
      offlineSince === null ? 'Die Verbindung wird aufgebaut…' : `Sie sind seit ${offlineSince} offline.`
    }`,

  beforeResolving: (offline) =>
    offline
      ? 'Ihr Team sieht die Eskalation, bis das gesendet ist. Übernimmt vorher jemand, ist diese Person zuständig, und Sie bekommen zurück, was Sie geschrieben haben.'
      : 'Damit endet auch die offene Eskalation; niemand muss sie mehr übernehmen.',
  resolved: (escalated, offline) => {
    if (!escalated) return 'Gelöst.'
    return offline ? `Auf diesem Gerät gelöst. ${claimedFirst}` : 'Gelöst. Damit endete auch die Eskalation.'
  },
}
