import type { Badge } from '../../../core/bridge/desktop-api.ts'
import type { MainWords } from '../ports/main.words.ts'

/** One count, in the text or image that each place shows. */
export type BadgeView = {
  /** Name of the image: '0'…'9', '9plus' or 'attention'. */
  mark: string
  /** Title of the window. */
  title: string
  /** Tooltip of the tray, and the taskbar overlay's description for screen readers. */
  sentence: string
  /** Text next to the icon in macOS's menu bar; '' for none. */
  text: string
}

/**
 * Presents the badge. Attention takes precedence over the number: when someone is signed out, the count no longer
 * grows, and that must not look like good news.
 */
export const presentBadge = (
  { count, attention }: Badge,
  profile: string,
  { badge: words }: MainWords,
): BadgeView => {
  const name = profile === '' ? 'Baton' : `Baton · ${profile}`
  const text = attention ? '!' : count === 0 ? '' : count > 9 ? '9+' : String(count)
  const waiting = count === 0 ? words.nothingWaits : words.waiting(count)
  return {
    mark: attention ? 'attention' : count > 9 ? '9plus' : String(count),
    title: attention ? `(!) ${name}` : count === 0 ? name : `(${count}) ${name}`,
    sentence: `${name}: ${attention ? words.attention : waiting}`,
    text,
  }
}
