import { lazy, Suspense, useLayoutEffect, useRef } from 'react'
import type { Draft } from '../../../../core/protocol/ai-messages.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { offeredSections, type OfferedSection } from './offered-sections.ts'
import { writeUpWords } from '../write-ups.words.ts'

const words = writeUpWords.offered

const ChangesView = lazy(async () =>
  import('../text/changes-view.tsx').then(({ ChangesView: View }) => ({ default: View })),
)

/** A model's draft as changes to the note, each section of its own, to take over one by one or whole. */
export const OfferedView = ({
  note,
  draft,
  onSection,
  onWhole,
}: {
  note: string
  draft: Draft
  onSection: (section: OfferedSection) => void
  onWhole: () => void
}) => {
  const sections = offeredSections(note, draft.markdown)
  const isTaken = sections.every((section) => section.isSame || section.isEmpty)
  const place = useRef<HTMLDivElement | null>(null)
  useLayoutEffect(() => {
    // The button that was pressed goes with what it offered; the next key must not be lost.
    if (document.activeElement !== document.body) return
    const next = place.current?.querySelector('button') ?? place.current?.closest<HTMLElement>('[tabindex]')
    next?.focus({ preventScroll: true })
  })
  return (
    <div className="offered" ref={place}>
      <div className="offered-head">
        <p className="write-up-hint grow">{isTaken ? words.allTaken : words.hint}</p>
        {!isTaken && (
          <Button size="sm" onClick={onWhole}>
            {words.takeWhole}
          </Button>
        )}
      </div>
      {sections.map((section) => (
        <section key={section.heading} className="offered-section" aria-label={section.heading}>
          <div className="offered-head">
            <h4 className="offered-title grow" dir="auto">
              {section.heading}
            </h4>
            {section.isSame || section.isEmpty ? (
              <span className="text-faint text-xs">{section.isSame ? words.same : words.emptySection}</span>
            ) : (
              <Button
                size="sm"
                aria-label={words.takeNamed(section.heading)}
                onClick={() => onSection(section)}
              >
                {words.take}
              </Button>
            )}
          </div>
          {!section.isSame && !section.isEmpty && (
            <Suspense fallback={null}>
              <ChangesView before={section.now} after={section.offered} />
            </Suspense>
          )}
        </section>
      ))}
    </div>
  )
}
