import { ChevronLeft, Search } from 'lucide-react'
import { useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useRoute } from '../../state/route/route.ts'
import { showOverlay } from '../../state/route/shell.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { KeyHint } from '../../ui/buttons/kbd.tsx'
import { listBehind, placeTitle } from '../places/places.ts'
import { shellWords } from './shell.words.ts'

/**
 * The current place, the search, and whose desk this is. Where list and detail take turns, the place of an open detail
 * is the way back, and stands for the heading of the list that is out of sight.
 */
export const TopBar = () => {
  const route = useRoute()
  const me = useMe()
  const identity = useSignedIn((state) => state.identity)
  const back = listBehind(route)
  const name = me?.name ?? identity?.name ?? ''
  return (
    <header className="top-bar">
      {back !== null && (
        <h1 className="top-bar-back">
          <a href={`#${back}`} aria-label={shellWords.backTo(placeTitle(route))}>
            <Icon icon={ChevronLeft} />
            <span className="text-cut">{placeTitle(route)}</span>
          </a>
        </h1>
      )}
      <div className="top-bar-crumbs">
        <b>Baton</b>
        <span className="text-faint" aria-hidden="true">
          /
        </span>
        <span className="text-cut">{placeTitle(route)}</span>
      </div>
      <button
        type="button"
        className="top-bar-search"
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        onClick={() => showOverlay('palette')}
      >
        <Icon icon={Search} size={14} />
        <span className="grow text-cut">{shellWords.search}</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <a className="top-bar-me text-cut" href="#/settings" aria-label={shellWords.mySettings(name)}>
        {name}
      </a>
    </header>
  )
}
