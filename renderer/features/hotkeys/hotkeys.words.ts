import type { CaptureKind, Hotkey } from '../../../core/bridge/capture.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What the settings say of the hotkeys. */
export const hotkeyWords = inLanguage('hotkeyWords', {
  section: 'Quick capture from any program',
  labels: {
    note: 'Add a note',
    session: 'Start a session',
    park: 'Park the current session',
  } satisfies Record<CaptureKind, string>,
  off: 'Off',
  choose: 'Choose keys…',
  chooseOf: (label: string): string => `Choose keys… ${label}`,
  change: 'Change…',
  changeOf: (label: string): string => `Change… ${label}`,
  press: 'Press the keys, or Esc',
  remove: 'Turn off',
  removeOf: (label: string): string => `Turn off: ${label}`,
  impossible: 'Use Ctrl, Alt or the Windows key together with a letter, a digit or a function key.',
  states: {
    on: null,
    off: null,
    taken: 'Another program or your system already uses these keys, so they don’t open Baton. Choose others.',
    asked:
      'Your desktop asks before it gives Baton these keys, and may have given it others: see its settings.',
    refused:
      'Your desktop gives no keys to programs. Open quick capture from the tray’s menu, or with Ctrl K in Baton.',
  } satisfies Record<Hotkey['state'], string | null>,
})
