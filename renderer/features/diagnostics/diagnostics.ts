import type { DesktopInfo } from '../../../core/bridge/desktop-api.ts'
import type { ReadyState } from '../../data/contract/desk-state.ts'
import { sizeText } from '../../language/numbers.ts'
import type { Trouble } from '../../state/messages/troubles.ts'
import { diagnosticsWords as words } from './diagnostics.words.ts'

/** What the page is put together from. Times in milliseconds, sizes in bytes; null for what isn't known. */
export type Observed = {
  info: DesktopInfo
  state: ReadyState
  role: string
  protocol: number
  serverUrl: string
  userAgent: string
  language: string
  timeZone: string
  hasNetwork: boolean
  canEncrypt: boolean
  usage: number | null
  quota: number | null
  persisted: boolean | null
  troubles: readonly Trouble[]
}

export type DiagnosticsSection = { title: string; rows: readonly (readonly [label: string, value: string])[] }

const timeOf = (at: number): string => new Date(at).toISOString()

const connectionOf = ({ connection }: ReadyState): string =>
  words.stateSince(
    connection.kind,
    timeOf(connection.kind === 'online' ? connection.since : connection.lostAt),
  )

const clockOf = (skew: number): string => {
  const seconds = Math.round(skew / 1000)
  return seconds === 0 ? words.clockRight : words.clockOff(seconds)
}

const sealOf = ({ info, canEncrypt }: Observed): string => {
  if (!canEncrypt) return words.sealedBy.no
  if (info.shell === 'web') return words.sealedBy.browser
  return info.keepsSecrets ? words.sealedBy.keychain : words.sealedBy.forgotten
}

/** What an administrator of this machine decided, and what is wrong with that; nothing where no one did. */
const policyOf = ({ serverIsDecided, policyProblems }: DesktopInfo): DiagnosticsSection[] => {
  const rows = [
    ...(serverIsDecided ? [[words.decided, words.decidedYes] as const] : []),
    ...policyProblems.map((problem) => [words.mistake, problem] as const),
  ]
  return rows.length === 0 ? [] : [{ title: words.sections.policy, rows }]
}

/** The page in sections. Ids and counts alone: nothing that anyone typed is in it. */
export const diagnosticsOf = (observed: Observed): DiagnosticsSection[] => {
  const { info, state, usage, quota, persisted, troubles } = observed
  return [
    {
      title: words.sections.app,
      rows: [
        [words.version, info.version],
        [words.runsIn, words.shells[info.shell]],
        // The browser says that with its engine.
        ...(info.shell === 'web' ? [] : [[words.system, info.platform] as const]),
        [words.engine, observed.userAgent],
        [words.language, `${observed.language}, ${observed.timeZone}`],
      ],
    },
    {
      title: words.sections.connection,
      rows: [
        [words.server, observed.serverUrl],
        [words.encryption, words.encryptions[info.connection]],
        [words.state, connectionOf(state)],
        [words.network, observed.hasNetwork ? words.networks.yes : words.networks.no],
        [words.protocol, String(observed.protocol)],
        [words.clock, clockOf(state.clockSkew)],
      ],
    },
    ...policyOf(info),
    {
      title: words.sections.sync,
      rows: [
        [words.workspace, state.identity.accountId],
        [words.person, state.identity.personId],
        [words.role, observed.role],
        [words.upTo, state.synced ? words.yes : words.notYet],
        [words.lastSync, state.lastSyncAt === null ? words.never : timeOf(state.lastSyncAt)],
        [words.waiting, words.waitingLine(state.waiting, state.filesWaiting)],
        // What was rejected is named by its kind alone.
        [
          words.rejected,
          [
            String(state.rejected.length),
            ...new Set(state.rejected.map(({ type, problem }) => `${type}: ${problem.kind}`)),
          ].join(', '),
        ],
        [words.lost, String(state.lost.length)],
        ...(state.problem === null ? [] : [[words.problem, state.problem.kind] as const]),
      ],
    },
    {
      title: words.sections.storage,
      rows: [
        [
          words.used,
          usage === null || quota === null ? words.unknown : words.usedOf(sizeText(usage), sizeText(quota)),
        ],
        [words.kept, persisted === null ? words.unknown : persisted ? words.yes : words.notPromised],
        [words.sealed, sealOf(observed)],
      ],
    },
    {
      title: words.sections.troubles,
      rows: troubles.map(({ at, where, message }) => [`${timeOf(at)} ${where}`, message] as const),
    },
  ]
}

/** The same as text, to be sent to someone. */
export const diagnosticsText = (sections: readonly DiagnosticsSection[]): string =>
  sections
    .map(({ title, rows }) =>
      [
        title,
        ...(rows.length === 0
          ? [`  ${words.noTroubles}`]
          : rows.map(([label, value]) => `  ${label}: ${value}`)),
      ].join('\n'),
    )
    .join('\n\n')
