import * as data from './data/contract/data.words.de.ts'
import * as ai from './features/ai/ai.words.de.ts'
import * as analytics from './features/analytics/analytics.words.de.ts'
import * as assistant from './features/assistant/assistant.words.de.ts'
import * as auth from './features/auth/auth.words.de.ts'
import * as capture from './features/capture/capture.words.de.ts'
import * as channels from './features/channels/channels.words.de.ts'
import * as connections from './features/connections/connections.words.de.ts'
import * as diagnostics from './features/diagnostics/diagnostics.words.de.ts'
import * as duty from './features/duty/duty.words.de.ts'
import * as enrichment from './features/enrichment/enrichment.words.de.ts'
import * as exported from './features/export/export.words.de.ts'
import * as files from './features/files/files.words.de.ts'
import * as forms from './features/forms/forms.words.de.ts'
import * as context from './features/handoffs/context/context.words.de.ts'
import * as handoffDialogs from './features/handoffs/dialogs/handoff-dialogs.words.de.ts'
import * as handoffStatus from './features/handoffs/status/handoff-status.words.de.ts'
import * as hotkeys from './features/hotkeys/hotkeys.words.de.ts'
import * as mentions from './features/mentions/mentions.words.de.ts'
import * as notifications from './features/notifications/notifications.words.de.ts'
import * as palette from './features/palette/palette.words.de.ts'
import * as policies from './features/policies/policies.words.de.ts'
import * as presence from './features/presence/presence.words.de.ts'
import * as queue from './features/queue/queue.words.de.ts'
import * as rejected from './features/rejected/rejected.words.de.ts'
import * as savedNotes from './features/saved-notes/saved-notes.words.de.ts'
import * as composer from './features/sessions/composer/composer.words.de.ts'
import * as sessionDetail from './features/sessions/detail/session-detail.words.de.ts'
import * as sessionDialogs from './features/sessions/dialogs/session-dialogs.words.de.ts'
import * as lane from './features/sessions/lane/lane.words.de.ts'
import * as list from './features/sessions/list/list.words.de.ts'
import * as split from './features/sessions/split/split.words.de.ts'
import * as steps from './features/sessions/steps/steps.words.de.ts'
import * as timeline from './features/sessions/timeline/timeline.words.de.ts'
import * as settings from './features/settings/settings.words.de.ts'
import * as places from './features/places/places.words.de.ts'
import * as shared from './features/shared/shared.words.de.ts'
import * as shell from './features/shell/shell.words.de.ts'
import * as shift from './features/shift/shift.words.de.ts'
import * as shortcuts from './features/shortcuts/shortcuts.words.de.ts'
import * as similar from './features/similar/similar.words.de.ts'
import * as targets from './features/targets/targets.words.de.ts'
import * as ticket from './features/ticket/ticket.words.de.ts'
import * as tickets from './features/tickets/tickets.words.de.ts'
import * as writeUps from './features/write-ups/write-ups.words.de.ts'
import * as writebacks from './features/writebacks/writebacks.words.de.ts'
import * as undo from './state/messages/undo.words.de.ts'
import * as ui from './ui/ui.words.de.ts'
import * as domain from './language/domain.words.de.ts'
import * as scopes from './language/scopes.words.de.ts'
import * as sentences from './language/sentences.words.de.ts'

/** Every word of the screens in German, by the names of the English ones. */
export const german = {
  ...ai,
  ...analytics,
  ...assistant,
  ...auth,
  ...capture,
  ...channels,
  ...composer,
  ...connections,
  ...context,
  ...data,
  ...diagnostics,
  ...domain,
  ...duty,
  ...enrichment,
  ...exported,
  ...files,
  ...forms,
  ...handoffDialogs,
  ...handoffStatus,
  ...hotkeys,
  ...lane,
  ...list,
  ...mentions,
  ...notifications,
  ...palette,
  ...places,
  ...policies,
  ...presence,
  ...queue,
  ...rejected,
  ...savedNotes,
  ...scopes,
  ...sentences,
  ...sessionDetail,
  ...sessionDialogs,
  ...settings,
  ...shared,
  ...shell,
  ...shift,
  ...shortcuts,
  ...similar,
  ...split,
  ...steps,
  ...targets,
  ...ticket,
  ...tickets,
  ...timeline,
  ...ui,
  ...undo,
  ...writebacks,
  ...writeUps,
}
