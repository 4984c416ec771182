/**
 * Gives every line that is cut with an ellipsis its whole text as a title, when the pointer comes to it. Call it once.
 *
 * One place for all of them: whoever writes a line can't know how wide it will be.
 */
export const tellCutText = (target: EventTarget): void => {
  target.addEventListener('pointerover', (event) => {
    const line = event.target instanceof Element ? event.target.closest('.text-cut, .ticket') : null
    if (!(line instanceof HTMLElement)) return
    // A second line would begin at least half a line below.
    const isCut = line.scrollWidth > line.clientWidth || line.scrollHeight > line.clientHeight + 6
    const own = line.dataset['cut'] !== undefined
    if (isCut && (own || line.title === '')) {
      line.title = line.textContent
      line.dataset['cut'] = ''
    } else if (own) {
      line.removeAttribute('title')
      delete line.dataset['cut']
    }
  })
}
