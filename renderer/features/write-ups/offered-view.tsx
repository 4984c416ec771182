import { lazy, Suspense } from 'react'
import type { Draft } from '../../../core/protocol/ai-messages.ts'
import { Button } from '../../ui/button.tsx'
import { offeredSections, type OfferedSection } from './offered-sections.ts'
import { writeUpWords } from './write-ups.words.ts'

const words = writeUpWords.offered

const ChangesView = lazy(async () =>
  import('./changes-view.tsx').then(({ ChangesView: View }) => ({ default: View })),
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
  const isSame = sections.every((section) => section.isSame)
  return (
    <div className="offered">
      <div className="offered-head">
        <p className="write-up-hint grow">{isSame ? words.allTaken : words.hint}</p>
        {!isSame && (
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
            {section.isSame ? (
              <span className="text-faint text-xs">{words.same}</span>
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
          {!section.isSame && (
            <Suspense fallback={null}>
              <ChangesView before={section.now} after={section.offered} />
            </Suspense>
          )}
        </section>
      ))}
    </div>
  )
}
